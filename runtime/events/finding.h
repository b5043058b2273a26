// Findings: everything about the data that a reader of the result must know. Nothing is dropped
// silently: a record is used, is not named by the agreement, or is a finding.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/ir/program.h"

namespace akad::events {

enum class FindingKind {
  // from reading
  Malformed,  // not JSON, cut off, invalid UTF-8
  NotAnObject,
  TooLong,  // a record of more than 16 MiB
  TooDeep,  // nested more than 64 levels
  WithoutSubject,
  WithoutTime,
  WithoutId,
  ImpossibleTime,        // 2026-02-30, outside 1970..2100, a skipped hour, not a time at all
  WrongType,             // e.g. a text where the agreement reads money
  UnstableName,          // a subject or id that others may write otherwise: 5.0, 1e3
  Duplicate,             // same id, same content: counted once
  ConflictingDuplicate,  // same id, other content: one of them is kept (duplicates.h)
  EmptyWindow,           // a window that ends where it begins, or before
  UnknownEnd,            // a window whose end can't be read: kept, without its end
  AfterAsOf,             // happened after the instant of evaluation: not used
  OutOfOrder,            // stands after a later record of its subject; not in statements
  // from stories
  RedundantStart,
  RedundantPause,
  RedundantResume,
  StopWithoutStart,
  ConflictingValues,  // one signal, one instant, two values that are not in one order
  OutsideTerm,        // an item that belongs to no period of the term
  StopBeforeStart,    // a stop shortly before its start: no time elapsed
  NotInTheList,       // a value that its signal's list does not have: kept
  NeverGiven,         // a signal that a comparison reads and that a subject never had
  // from reading
  RepeatedKey,  // a place that the agreement names stands in a record twice: the last one counts
  WithoutKey,   // of an event that a place pairs: nothing stands there
  Superseded,   // a later record with the same identity counts
  WithoutList,  // a document that lacks the list whose elements are records
  HeaderAgain,  // a row of a table that is the names of its columns once more: no record
  // from both
  NothingToCompare,  // `!=` found nothing, and so a condition does not hold
  NeverHappened,     // an event without which nothing starts, or stops, is in no record
  // from arranging
  MissingChange,  // one that tells another value before than stood: one in between is not there
  // from stories
  NotInService,  // records about a subject that no cover of its log names
  // from reading
  NegativeAmount  // of what a credit is a share of: kept, and what is owed nobody knows
};
constexpr std::array<std::string_view, 35> words(FindingKind) {
  return {"malformed",          "not an object",    "too long",           "too deep",
          "without subject",    "without time",     "without id",         "impossible time",
          "wrong type",         "unstable name",    "duplicate",          "conflicting duplicate",
          "empty window",       "unknown end",      "after as-of",        "out of order",
          "redundant start",    "redundant pause",  "redundant resume",   "stop without start",
          "conflicting values", "outside the term", "stop before start",  "value not in the list",
          "signal never given", "repeated key",     "without key",        "superseded",
          "without list",       "header again",     "nothing to compare", "event never happened",
          "missing change",     "not in service",   "amount below zero"};
}
constexpr std::size_t kFindingKinds = 35;

// Of which kinds it is the rule that something of the record is lost (REFERENCE, "Findings").
enum class Loses { Nothing, Sometimes, Record, UnreadRecord };
constexpr Loses loses(FindingKind kind) {
  switch (kind) {
    case FindingKind::Malformed:
    case FindingKind::NotAnObject:
    case FindingKind::TooLong:
    case FindingKind::TooDeep:
    case FindingKind::WithoutList: return Loses::UnreadRecord;
    case FindingKind::WithoutSubject:
    case FindingKind::WithoutTime:
    case FindingKind::ImpossibleTime:
    case FindingKind::WrongType:
    case FindingKind::ConflictingDuplicate:
    case FindingKind::ConflictingValues:
    case FindingKind::MissingChange:
    case FindingKind::RepeatedKey:
    case FindingKind::WithoutKey:
    case FindingKind::EmptyWindow: return Loses::Record;
    case FindingKind::AfterAsOf: return Loses::Sometimes;  // then it says more than its kind
    case FindingKind::WithoutId:
    case FindingKind::UnstableName:
    case FindingKind::Duplicate:
    case FindingKind::UnknownEnd:
    case FindingKind::OutOfOrder:
    case FindingKind::RedundantStart:
    case FindingKind::RedundantPause:
    case FindingKind::RedundantResume:
    case FindingKind::StopWithoutStart:
    case FindingKind::OutsideTerm:
    case FindingKind::StopBeforeStart:
    case FindingKind::NotInTheList:
    case FindingKind::NeverGiven:
    case FindingKind::Superseded:
    case FindingKind::HeaderAgain:
    case FindingKind::NothingToCompare:
    case FindingKind::NeverHappened:
    case FindingKind::NotInService:
    case FindingKind::NegativeAmount: return Loses::Nothing;
  }
  return Loses::Nothing;
}

// Where a record stands.
struct RecordPlace {
  std::int32_t file = -1;     // index into EventStore::files; -1 = nobody knows
  std::uint64_t line = 0;     // from 1; for a JSON array, the line its element begins on
  std::uint64_t element = 0;  // from 1, of a JSON array; 0 of a line
};

struct Finding {
  FindingKind kind = FindingKind::Malformed;
  std::int32_t log = -1;      // index into Program::logs
  std::int32_t file = -1;     // index into EventStore::files; -1 for findings of stories
  std::uint64_t line = 0;     // from 1; for a JSON array, the line its element begins on
  std::string subject;        // where known
  std::string detail;         // what was found: the field's path, the text (shortened, made safe)
  std::uint64_t element = 0;  // from 1, of a JSON array; 0 of a line
  std::uint64_t many = 1;     // how many it counts as: of a signal never given, the subjects
  RecordPlace other = {};     // of the record that it contradicts: the one that is kept, or stood
};

// Counts are complete. Of each log and kind the kMostListed findings are listed that come first by
// content, so that it does not matter in which order records were read; among findings that say the
// same, those whose place comes first.
constexpr std::size_t kMostListed = 1000;

class FindingList {
 public:
  // Of other subjects only the counts are wanted. What may be of any subject may be of this one.
  void list_only(std::string subject) { only_ = std::move(subject); }

  // False: a finding about this subject need not say more than its kind, for it is not listed.
  bool would_list(std::int32_t log, FindingKind kind, std::string_view subject) const;
  void count(std::int32_t log, FindingKind kind, std::uint64_t more = 1);
  void add(Finding finding);
  void add(const FindingList& other);
  // Of kinds that say of which place, signal or event they are: how often each is named.
  void count_of_name(std::int32_t log, FindingKind kind, const std::string& name);

  std::uint64_t count_of(std::int32_t log, FindingKind kind) const;
  std::map<std::string, std::uint64_t> names_of(std::int32_t log, FindingKind kind) const;
  // The first by content; of those alone that say a detail, where that is asked for.
  std::optional<Finding> first_of(std::int32_t log, FindingKind kind, bool with_detail) const;
  std::vector<Finding> listed() const;  // by log, kind, subject, detail and place

 private:
  struct Kept {
    std::uint64_t count = 0;
    std::vector<Finding> first;  // a heap: the last of them in front
    std::map<std::string, std::uint64_t> names = {};
  };
  using Kinds = std::array<Kept, kFindingKinds>;
  Kept& kept(std::int32_t log, FindingKind kind);
  const Kept* find(std::int32_t log, FindingKind kind) const;
  void keep(Kept& kept, Finding finding);

  std::vector<Kinds> logs_;
  std::optional<std::string> only_;
};

}  // namespace akad::events
