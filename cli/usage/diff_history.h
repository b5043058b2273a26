// What `akad diff` takes to say what a history would have cost.
#pragma once

#include "cli/usage/logs.h"

namespace akad::cli {

inline void add_history_options(CLI::App* command, DiffOrder& order) {
  add_logs(command, order, false);
  command->add_option("--period", order.period, "of the logs: 2026-03, 2026-Q1 or 2026-03..2026-06")
      ->type_name("MONTHS");
  for (const auto* option : {"--without", "--as-of", "--period"}) {
    command->get_option(option)->needs("--events");
  }
  add_limits(command, order.limits);
  // As a command says that cannot do without.
  command->callback([&order] {
    if (!order.events.empty() && order.as_of.empty()) throw CLI::RequiredError("--as-of");
  });
}

}  // namespace akad::cli
