// Which file tells of which log; and that every log of the agreement has a file, or was left out on
// purpose: what a result rests on is said, never guessed.
#pragma once

#include "runtime/events/reader.h"

namespace akad::events {

struct Given {
  std::vector<Id<ir::Log>> logs;      // beside the files
  std::vector<Id<ir::Log>> left_out;  // in the order of the agreement
};

// None and a sentence in `error` when a file or a name fits no log, when a log has no file and was
// not left out, and when one was left out and given too.
std::optional<Given> given_logs(const ir::Program& program, const std::vector<LogFile>& files,
                                const std::vector<std::string>& without, ReadError& error);

}  // namespace akad::events
