// What `akad due` takes beside what other commands do.
#pragma once

#include "cli/usage/formats.h"
#include "cli/usage/logs.h"

namespace akad::cli {

inline void add_due_options(CLI::App* command, DueOrder& order) {
  add_logs(command, order);
  command
      ->add_option("--within", order.within,
                   "what is due so soon is at risk: 4h, 90m, \"8 hours\"; 24h without it")
      ->type_name("LENGTH");
  add_format(command, order.format);
}

}  // namespace akad::cli
