// The words of `akad new` and `akad clause`.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace akad::cli {

inline void add_start(CLI::App& app, NewOrder& fresh, ClauseOrder& clause) {
  auto* begin = app.add_subcommand("new", "Begin an agreement from a template, with a small log");
  begin->footer("Examples:\n  akad new              # which templates there are\n"
                "  akad new help-desk    # into this folder, never over a file\n");
  begin->add_option("template", fresh.name, "which of them; all are listed without it")
      ->type_name("TEMPLATE");

  auto* copy = app.add_subcommand("clause", "Show clauses to copy into an agreement");
  copy->footer("Examples:\n  akad clause                                # which clauses there are\n"
               "  akad clause force-majeure                  # one of them\n"
               "  akad clause force-majeure agreement.sla    # at the end of that agreement\n");
  copy->add_option("clause", clause.name, "which of them; all are listed without it")
      ->type_name("CLAUSE");
  copy->add_option("file", clause.file, "the agreement (.sla) to which it is added")
      ->type_name("FILE");
}

}  // namespace akad::cli
