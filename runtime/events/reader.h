// Bytes to occurrences: JSON documents and rows of CSV, plain, gzip or zstd, files or standard
// input.
// Only the fields that the agreement names are decoded; everything else is checked to be JSON.
//
// Rules: a key that occurs twice in one object counts the last time. Subjects and ids may be texts
// or numbers, by their characters: 5 and "5" are one subject, 5.0 is another. Money and numbers may
// stand as JSON texts that hold a decimal ("12.50"), as payment systems write them. A record in
// which nothing is named is not asked for its subject or time. A window without a condition
// concerns only records that have its `from` or its `to`. `contains`: a list contains what equals
// one of its elements, a text its parts.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "runtime/events/roll/roll.h"
#include "runtime/events/seen/seen.h"
#include "runtime/events/store.h"
#include "runtime/events/trail/trail.h"
#include "runtime/limits/limits.h"

namespace akad::events {

struct LogFile {
  std::string log;   // the log's name; empty = the agreement's only log
  std::string path;  // "-" = standard input
};

struct ReadOptions {
  Instant as_of = kNever;  // what happened at or after it is a finding, not used
  std::function<void(std::uint64_t bytes, std::uint64_t records)> progress;  // may be empty
  Trail* trail = nullptr;  // filled for its subject, which alone has its findings listed then;
                           // null = not asked for
  std::vector<Attribute> attributes = {};  // to keep beside the occurrences
  std::vector<std::string> without = {};   // logs that are left out on purpose, by name
  bool digests = false;                    // of the records of each log
  bool stored_digests = false;             // then also of each file as it is stored
  limits::Limits limits = {};
  Seen* seen = nullptr;  // filled with what stands in the logs; null = not asked for
  Roll* roll = nullptr;  // filled with each record; null = not asked for
};

// The outside world: a file that cannot be opened, a broken archive, an unknown log or zone, a log
// of the agreement that is neither given nor left out, more than the limits allow.
struct ReadError {
  std::string message;
};

std::optional<EventStore> read_logs(const ir::Program& program, const std::vector<LogFile>& files,
                                    const ReadOptions& options, ReadError& error);

}  // namespace akad::events
