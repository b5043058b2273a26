// What commands take that read logs.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace akad::cli {

inline void add_limits(CLI::App* command, limits::Limits& to) {
  const auto take = [&to](const std::vector<std::string>& settings) {
    for (const auto& text : settings) {
      std::string problem;
      const auto setting = limits::setting_of(text, problem);
      if (!setting) throw CLI::ValidationError("--limit", problem);
      to.set(setting->limit, setting->most);
    }
  };
  command
      ->add_option_function<std::vector<std::string>>(
          "--limit", take, "what the logs may take of this machine; the last one of a name holds")
      ->type_name("NAME=N")
      ->expected(1)
      ->take_all();
  command->footer(command->get_footer() + "\nLimits, where --limit sets no other:\n" +
                  limits::table_text());
}

// `required`: nothing is said without them.
template <class Order>
void add_logs(CLI::App* command, Order& order, bool required = true) {
  auto* events = command
                     ->add_option("--events", order.events,
                                  required ? "a log's file, or - for standard input"
                                           : "a log's file: also say what it would have cost")
                     ->type_name("[NAME=]LOG")
                     ->expected(1, 1000);
  command
      ->add_option("--without", order.without,
                   "a log that is left out on purpose; the result says so")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  auto* as_of = command
                    ->add_option("--as-of", order.as_of,
                                 "what is known at this instant: a time with its offset")
                    ->type_name("INSTANT");
  events->required(required);
  as_of->required(required);
}

}  // namespace akad::cli
