// What `akad diff` takes beside what other commands do.
#pragma once

#include "cli/usage/formats.h"

namespace akad::cli {

// --fail-on worse-for customer|provider, once or for each of them.
inline void add_fail_on(CLI::App* command, DiffOrder& order) {
  const auto take = [&order](const std::vector<std::string>& words) {
    constexpr auto kOption = "--fail-on";
    for (std::size_t i = 0; i < words.size(); i += 2) {
      if (words[i] != "worse-for" || i + 1 == words.size()) {
        throw CLI::ValidationError(
            kOption, "write worse-for customer or worse-for provider, not " + words[i]);
      }
      const std::string& whom = words[i + 1];
      if (whom != "customer" && whom != "provider") {
        throw CLI::ValidationError(kOption, "worse-for customer or provider, not " + whom);
      }
      (whom == "customer" ? order.fails_customer : order.fails_provider) = true;
    }
  };
  command
      ->add_option_function<std::vector<std::string>>(
          "--fail-on", take, "exit 1 where a difference is, or may be, worse for that party")
      ->type_name("worse-for customer|provider")
      ->type_size(2)
      ->expected(1)
      ->take_all()
      ->allow_extra_args(false);
}

inline void add_diff_options(CLI::App* command, DiffOrder& order) {
  command->add_option("old", order.before, "the one before")->required()->type_name("OLD");
  command->add_option("new", order.after, "the one after; with --against none")->type_name("NEW");
  command->add_option("--against", order.against, "the file as git has it there is the one before")
      ->type_name("REVISION|OLD..NEW");
  command->add_option("--as", order.as, "where annexes are looked for, of two copies of one file")
      ->type_name("PATH");
  add_format(command, order.format);
  add_fail_on(command, order);
}

}  // namespace akad::cli
