// What `akad test` takes beside what other commands do.
#pragma once

#include "cli/usage/formats.h"

namespace akad::cli {

inline void add_test_options(CLI::App* command, TestOrder& order) {
  command->add_option("path", order.paths, "agreements, or folders with agreements")
      ->required()
      ->type_name("FILE|DIR");
  command
      ->add_option("--filter", order.filter,
                   "only scenarios with this in their names (may be repeated)")
      ->type_name("TEXT")
      ->expected(1)
      ->take_all();
  command->add_flag("--coverage", order.coverage,
                    "also say to which declarations and rows no scenario comes");
  add_format(command, order.format);
}

}  // namespace akad::cli
