// What `akad explain` is asked: about a subject under a target, or a line of the statement.
#pragma once

#include "cli/usage/logs.h"

namespace akad::cli {

inline void add_explain_options(CLI::App* command, ExplainOrder& explain) {
  auto* question = command->add_option_group("what is explained");
  auto* target =
      question->add_option("--target", explain.target, "the target")->type_name("TARGET");
  question->add_option("--line", explain.line, "a line of the statement, by its number there")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000'000}))
      ->type_name("N")
      ->excludes(target);
  question->require_option(1);
  command
      ->add_option("--subject", explain.subject,
                   "what it is about; needed unless the log has one subject only")
      ->type_name("SUBJECT");
  command->add_option("--item", explain.item, "which of the subject's items; all without it")
      ->check(CLI::Range(1, 1000000000))
      ->type_name("N");
  command->add_option("--period,--month", explain.period, "for a target of time: this period only")
      ->type_name("PERIOD");
}

}  // namespace akad::cli
