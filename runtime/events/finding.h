// Findings: everything about the data that a reader of the result must know. Nothing is dropped
// silently: a record is used, is not named by the agreement, or is a finding.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::events {

enum class FindingKind {
  // from reading
  Malformed,             // not JSON, cut off, invalid UTF-8
  NotAnObject,
  TooLong,               // a record of more than 16 MiB
  TooDeep,               // nested more than 64 levels
  WithoutSubject,
  WithoutTime,
  WithoutId,
  ImpossibleTime,        // 2026-02-30, outside 1970..2100, a skipped hour, not a time at all
  WrongType,             // e.g. a text where the agreement reads money
  Duplicate,             // same id, same content: counted once
  ConflictingDuplicate,  // same id, other content: the earliest, then the smaller, is kept
  EmptyWindow,           // a window that ends where it begins, or before
  AfterAsOf,             // happened after the instant of evaluation: not used
  OutOfOrder,            // stands after a later record of its subject; not in statements
  // from stories
  RedundantStart,
  RedundantPause,
  RedundantResume,
  StopWithoutStart,
  ConflictingValues,     // one signal, one instant, two values: the greater text is kept
  OutsideTerm,           // an item that belongs to no month of the term
  StopBeforeStart        // a stop shortly before its start: no time elapsed
};
constexpr std::array<std::string_view, 21> words(FindingKind) {
  return {"malformed",         "not an object",         "too long",        "too deep",
          "without subject",   "without time",          "without id",      "impossible time",
          "wrong type",        "duplicate",             "conflicting duplicate",
          "empty window",      "after as-of",           "out of order",    "redundant start",
          "redundant pause",   "redundant resume",      "stop without start",
          "conflicting values", "outside the term", "stop before start"};
}
constexpr std::size_t kFindingKinds = 21;

struct Finding {
  FindingKind kind = FindingKind::Malformed;
  std::int32_t log = -1;       // index into Program::logs
  std::int32_t file = -1;      // index into EventStore::files; -1 for findings of stories
  std::uint64_t line = 0;      // from 1; for a JSON array, the line its element begins on
  std::string subject;         // where known
  std::string detail;          // what was found: the field's path, the text (shortened, made safe)
};

// Counts are complete; the list keeps the first kMostListed of each kind and log.
constexpr std::size_t kMostListed = 1000;
struct FindingList {
  std::vector<std::array<std::uint64_t, kFindingKinds>> counts;  // by log
  std::vector<Finding> listed;
};
void add_finding(FindingList& list, Finding finding);
std::uint64_t count_of(const FindingList& list, std::int32_t log, FindingKind kind);

}  // namespace akad::events
