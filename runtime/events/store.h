// What was read, in the smallest form the evaluation needs: one Occurrence for each thing that the
// agreement names, subjects and values interned, grouped by subject and ordered in time.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/events/channels.h"
#include "runtime/events/digest.h"
#include "runtime/events/finding.h"
#include "runtime/events/keyed_hash.h"
#include "runtime/events/large.h"
#include "runtime/events/lost/losses.h"
#include "runtime/events/lost/revisions.h"
#include "runtime/ir/program.h"
#include "runtime/limits/limits.h"

namespace akad::events {

// Texts to dense ids, in order of first sight. Ids are local to one store: nothing that leaves the
// evaluation may depend on their order.
class Interner {
 public:
  Interner();
  std::uint32_t intern(std::string_view text);
  // The same in two steps, for who has something else to do meanwhile: `hash` is what foresee gave.
  std::uint32_t foresee(std::string_view text) const;
  std::uint32_t intern(std::string_view text, std::uint32_t hash);
  // Between the two: the id that a text with this hash most likely has, or none; its entry, and
  // then its text, are on their way.
  static constexpr std::uint32_t kNone = 0xffffffffu;
  std::uint32_t foresee_id(std::uint32_t hash) const;
  void foresee_text(std::uint32_t id) const { __builtin_prefetch(texts_[id].data()); }
  std::string_view text(std::uint32_t id) const { return texts_[id]; }
  std::size_t size() const { return texts_.size(); }
  std::uint64_t text_bytes() const { return text_bytes_; }
  void wish_room_for(std::size_t texts) { wish_room(texts_, texts); }

 private:
  void grow();
  std::uint32_t add(std::string_view text, std::uint32_t hash, std::size_t at);
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = 0;  // id + 1; 0 = free
  };
  const HashKey* key_;
  LargeVector<Slot> slots_;
  LargeVector<std::string_view> texts_;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t block_left_ = 0;
  char* block_next_ = nullptr;
  std::uint64_t text_bytes_ = 0;
};

// A signal's value as text with the kind of the signal in front: 't' what is kept as text, by its
// characters as written, whatever stood around them; 'n' numbers and money (canonical fraction),
// 'N' numbers that are too long to be reckoned with (text_of a Decimal), 'f' flags, 'z' none (null
// or absent value that was written out).
struct ValueTable {
  Interner texts;
};
std::uint32_t intern_value(ValueTable& values, const ir::Constant& value);
std::uint32_t intern_none(ValueTable& values);
bool is_none(const ValueTable& values, std::uint32_t id);
// Not of none. A number that is too long comes as its characters, which compare as the number.
ir::Constant value_of(const ValueTable& values, std::uint32_t id);

constexpr std::int64_t kUntold = std::numeric_limits<std::int64_t>::min();

// 24 bytes. value: events 0, or where a place pairs them its ValueTable id; signals of kind Time
// the instant (kNever = none), other signals a ValueTable id; windows the end instant (kNever =
// still open at the instant of evaluation, or, with `end_unknown`, ended at an instant that its
// record does not tell).
struct Occurrence {
  Instant at = 0;
  std::int64_t value = 0;
  std::uint32_t subject = 0;
  Channel channel;
  std::uint8_t dead = 0;         // 1 = lost against a conflicting duplicate; removed by arrange
  std::uint8_t end_unknown = 0;  // windows only, with kNever
};

// What is known of an occurrence beside its 24 bytes; for nobody who does not ask.
enum class Attribute : std::uint8_t {
  Received,  // the instant at which its record arrived; kNever = not known
  Line,      // where its record stands: the file above 48 bits of the line
  Element,   // of a JSON array; 0 of a line
  // Where exclusions ask about notices:
  Notice,     // the ValueTable id of what says which records are one notice; kNever = nothing
  Concerned,  // of whom it concerns, the id in EventStore::subjects; kNever = nobody is named
  Record      // the same for all that one record tells, and for nothing else
};

// For Attribute::Line.
constexpr std::int64_t line_value(std::int32_t file, std::uint64_t line) {
  return std::int64_t{file} << 48 | static_cast<std::int64_t>(line);
}
constexpr std::int32_t file_of_line(std::int64_t value) {
  return static_cast<std::int32_t>(value >> 48);
}
constexpr std::uint64_t number_of_line(std::int64_t value) {
  return static_cast<std::uint64_t>(value) & ((std::uint64_t{1} << 48) - 1);
}

struct AttributeColumn {
  Attribute what = Attribute::Received;
  LargeVector<std::int64_t> values;  // beside EventStore::occurrences
};

// read = used + unnamed + not_used; each record is in exactly one.
struct LogTally {
  std::uint64_t read = 0;       // records (lines or array elements) seen
  std::uint64_t used = 0;       // gave at least one occurrence
  std::uint64_t unnamed = 0;    // sound, but nothing in it is named by the agreement
  std::uint64_t not_used = 0;   // left out for a finding (malformed, duplicate, after as-of, ...)
  std::uint64_t documents = 0;  // where records are the elements of lists: what holds them
};

// Of an event on which something starts or stops: whether some record is one. As long as none is:
// what stands where it is asked.
struct Watched {
  struct Place {
    std::string name;
    bool stands = false;  // in some record something stands there, be it null
    // For which no condition of the log holds, ascending: those that come first.
    std::vector<std::string> values = {};
  };
  static constexpr std::size_t kMostValues = 64;
  bool happened = false;
  std::vector<Place> places = {};
};

class Digester;

struct EventStore {
  Interner subjects;
  ValueTable values;
  LargeVector<Occurrence> occurrences;
  LargeVector<std::int64_t> sequences;  // beside occurrences, only when some log has a sequence
  // Beside occurrences, only when some signal tells it: the value that it had before, as
  // Occurrence::value has values; kUntold where that is not told.
  LargeVector<std::int64_t> befores;
  std::vector<AttributeColumn> attributes;  // those that were asked for
  std::vector<std::size_t> first;           // after arrange: by subject, and one more for the end
  std::vector<LogTally> tallies;            // by log
  std::vector<Id<ir::Log>> left_out;        // on purpose: logs that nobody read
  std::vector<std::string> files;
  std::shared_ptr<Digester> digester;  // at work still, perhaps: ask digests_of
  FindingList findings;
  std::vector<Loss> losses;              // ascending after arrange
  std::vector<Revision> revisions;       // of records of which only the latest counts
  std::vector<std::vector<bool>> named;  // by log and subject: a record that gave no occurrence
                                         // names it; of logs that tell of outages
  std::vector<Watched> watched;          // by event
};

// By event, whether a clock or an outage that some target measures by starts or stops on it.
std::vector<bool> starts_and_stops(const ir::Program& program);

// Whether each subject that any record of the log names has results of its own.
bool has_rows_of_subjects(const ir::Program& program, Id<ir::Log> log);
void name(EventStore& store, Id<ir::Log> log, std::uint32_t subject);
// Whether the log has a record of the subject, though nothing in it counts.
inline bool is_named(const EventStore& store, Id<ir::Log> log, std::uint32_t subject) {
  const std::size_t at = log.index();
  return at < store.named.size() && subject < store.named[at].size() && store.named[at][subject];
}

// What was read, by digests; null when nobody asked for them.
const Digests* digests_of(EventStore& store);

// The column beside the occurrences; null when nobody asked for it.
const LargeVector<std::int64_t>* values_of(const EventStore& store, Attribute what);

// What the exclusions of an agreement ask to know beside the occurrences.
std::vector<Attribute> asked_of_notices(const ir::Program& program);
// An order of two values of a column that does not depend on the order of reading.
std::strong_ordering compared(const EventStore& store, Attribute what, std::int64_t a,
                              std::int64_t b);

// Groups by subject and orders each subject's occurrences by (at, sequence, channel, value as
// text, attributes), so that the order of reading leaves no trace; then changes of one signal at
// one instant by the value that each says it had before; and tells what values follow from others.
// Afterwards occurrences of subject s are
// [first[s], first[s + 1]), and what stands beside them went along.
// Where values that follow from others would make more than the limits allow, nothing is told of
// them: the excess says whose they were.
struct TooMuchFollows {
  limits::Limit limit = limits::Limit::Happenings;
  std::uint32_t subject = 0;
};
std::optional<TooMuchFollows> arrange(EventStore& store, const ir::Program& program,
                                      const limits::Limits& limits = {});

}  // namespace akad::events
