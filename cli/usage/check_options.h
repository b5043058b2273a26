// What `akad check` takes beside what other commands do.
#pragma once

#include "cli/usage/formats.h"

namespace akad::cli {

inline constexpr auto kCheckExamples =
    "Examples:\n"
    "  akad check agreement.sla\n"
    "  akad check --format sarif *.sla    # for code scanning\n"
    "  akad check --fix agreement.sla     # slips of one word, glued units\n"
    "  akad check --fail-on warning *.sla # a gate for a pipeline\n"
    "  akad check agreement.sla --events tickets.ndjson    # do its logs fit it?\n\n"
    "With --events, of one agreement: also what of it no record touches, and which values of the\n"
    "records it does not know. Logs that are not given are not looked at.\n";

inline void add_check_options(CLI::App* command, CheckOrder& order) {
  command->add_option("file", order.files, "agreements (.sla)")->required()->type_name("FILE");
  add_format(command, order.format);
  command->add_flag("--fix", order.fix,
                    "first make the edits that have one meaning only, in the files named");
  add_choice<FailOn>(
      command, "--fail-on", "from which level on a finding makes the exit 1", order.fail_on,
      {{"error", FailOn::Error}, {"warning", FailOn::Warning}, {"advice", FailOn::Advice}});
  command->add_flag("--accepted", order.accepted,
                    "also list the findings that a line of the text accepts");
  command
      ->add_option("--events", order.events,
                   "a sample of a log, or - for standard input: does the agreement fit it?")
      ->type_name("[NAME=]LOG")
      ->expected(1, 1000);
}

}  // namespace akad::cli
