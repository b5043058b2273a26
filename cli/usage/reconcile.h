// What `akad reconcile` takes beside what other commands do.
#pragma once

#include "cli/usage/formats.h"
#include "cli/usage/logs.h"

namespace akad::cli {

inline void add_fail_on(CLI::App* command, ReconcileOrder& order) {
  const auto take = [&order](const std::vector<std::string>& words) {
    for (const auto& word : words) {
      if (word != "difference" && word != "records") {
        throw CLI::ValidationError("--fail-on", "write difference or records, not " + word);
      }
      (word == "records" ? order.fails_on_records : order.fails_on_difference) = true;
    }
  };
  command
      ->add_option_function<std::vector<std::string>>(
          "--fail-on", take, "exit 1 when something owed or judged, or any record, differs")
      ->type_name("difference|records")
      ->expected(1)
      ->take_all();
}

inline void add_reconcile_options(CLI::App* command, ReconcileOrder& order) {
  const auto add_side = [&](const char* option, const char* about,
                            std::vector<std::string>& files) {
    command->add_option(option, files, about)
        ->required()
        ->type_name("[NAME=]LOG")
        ->expected(1, 1000);
  };
  add_side("--ours", "a log's file as we have it, or - for standard input", order.ours);
  add_side("--theirs", "a log's file as the other party has it", order.theirs);
  command->add_option("--without", order.without, "a log that is left out on purpose, of both")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  command
      ->add_option("--as-of", order.as_of, "what is known at this instant: a time with its offset")
      ->required()
      ->type_name("INSTANT");
  command->add_option("--period", order.period, "2026-03, 2026-Q1 or 2026-03..2026-06")
      ->type_name("MONTHS");
  add_fail_on(command, order);
  add_format(command, order.format);
  add_limits(command, order.limits);
}

}  // namespace akad::cli
