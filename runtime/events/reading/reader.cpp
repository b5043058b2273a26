#include "runtime/events/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "runtime/base/text.h"
#include "runtime/events/reading/documents/elements.h"
#include "runtime/events/reading/given.h"
#include "runtime/events/reading/reading.h"
#include "runtime/input/scalars.h"

namespace akad::events {

namespace {

constexpr std::uint64_t kProgressBytes = std::uint64_t{16} << 20;

struct Progress {
  const ReadOptions& options;
  std::uint64_t bytes = 0;  // of the files before
  std::uint64_t records = 0;
  std::uint64_t told = 0;

  void tell(std::uint64_t in_file) {
    if (bytes + in_file < told + kProgressBytes) return;
    told = bytes + in_file;
    if (options.progress) options.progress(told, records);
  }
};

// Follows one subject while everything is read. What a record gave is known by its place in the
// store, so that records that lose against a duplicate can be taken out at the end.
class Follower {
 public:
  Follower(Trail* trail, EventStore& store) : trail_(trail), store_(store) {
    if (trail_ != nullptr) subject_ = store_.subjects.intern(trail_->subject);
  }

  bool has_trail() const { return trail_ != nullptr; }
  // What the current record added to the store, from there on.
  void note(const Reading& reading, std::size_t first, std::size_t first_loss) {
    for (std::size_t i = first_loss; i < store_.losses.size(); ++i) {
      if (store_.losses[i].subject != Loss::kOfAnybody) continue;
      trail_->of_anybody.push_back(
          {reading.log, reading.file, reading.record.line, reading.record.element});
    }
    for (std::size_t i = first; i < store_.occurrences.size(); ++i) {
      if (store_.occurrences[i].subject != subject_) return;
      places_.push_back(i);
      trail_->steps.push_back(
          {store_.occurrences[i], 0, reading.file, reading.record.line, reading.record.element});
    }
  }

  void finish(const std::vector<Replacing>& replacing) {
    if (trail_ == nullptr) return;
    for (const Replacing& record : replacing) {
      if (record.subject != subject_) continue;
      trail_->replacing.push_back(
          {record.log, record.file, record.line, record.element, record.why});
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (store_.occurrences[places_[i]].dead != 0) continue;
      TrailStep& step = trail_->steps[kept++] = trail_->steps[i];
      if (!store_.sequences.empty()) step.sequence = store_.sequences[places_[i]];
    }
    trail_->steps.resize(kept);
  }

 private:
  Trail* trail_;
  EventStore& store_;
  std::uint32_t subject_ = 0;
  std::vector<std::size_t> places_;
};

// Records are walked some ahead of being taken, so that what they will look up in tables much
// larger than a cache is on its way when its turn comes.
class Ahead {
 public:
  Ahead(Reading& reading, input::RecordReader& records) : reading_(reading), records_(records) {}
  // Makes the next record the current one of the reading; false when there are no more.
  bool next();

 private:
  static constexpr std::size_t kMost = 32;
  struct Walk {
    input::Record record;
    input::Walked walked = input::Walked::Sound;
    std::vector<input::Value> values;
    std::uint32_t subject_hash = 0;
    std::uint32_t subject = Interner::kNone;  // most likely
  };
  bool fill();
  void walk(Walk& walk);
  void foresee_subject(Walk& walk);

  Reading& reading_;
  input::RecordReader& records_;
  std::array<Walk, kMost> walks_;
  std::size_t at_ = 0;
  std::size_t filled_ = 0;
  std::size_t last_ = 0;  // of the record that was read last
  std::vector<input::KnownKeys> known_keys_;
};

void Ahead::walk(Walk& walk) {
  if (walk.record.state != input::Lexed::Sound) return;
  walk.walked = input::walk(walk.record, reading_.shape.tree, known_keys_, walk.values);
  walk.subject = Interner::kNone;
  if (walk.walked == input::Walked::Sound && reading_.shape.subject >= 0) foresee_subject(walk);
}

void Ahead::foresee_subject(Walk& walk) {
  const input::Value& value = walk.values[static_cast<std::size_t>(reading_.shape.subject)];
  if (value.kind != input::ValueKind::Text || value.escaped) return;
  walk.subject_hash = reading_.store.subjects.foresee(raw(value));
  walk.subject = 0;
}

// All of these stand in the same memory, so that they are valid together. After each of these lots
// the store is asked what it has become: false when it is too large, too.
bool Ahead::fill() {
  at_ = filled_ = 0;
  if (!is_within_limits(reading_.store, reading_.limits)) return false;
  walks_[0].record = walks_[last_].record;
  bool more = records_.next(walks_[0].record);
  while (more) {
    last_ = filled_;
    input::Record& record = walks_[last_].record;
    walk(walks_[last_]);
    const bool sound = walks_[last_].walked == input::Walked::Sound;
    if (!sound && record.state == input::Lexed::Sound && records_.again(record)) {
      if (filled_ > 0) break;
      more = records_.next(record);
      continue;
    }
    more = ++filled_ < kMost && records_.next_beside(record, walks_[filled_].record);
  }
  const Interner& subjects = reading_.store.subjects;
  for (std::size_t i = 0; i < filled_; ++i) {
    Walk& walk = walks_[i];
    if (walk.subject == Interner::kNone) continue;
    walk.subject = subjects.foresee_id(walk.subject_hash);
    if (walk.subject < reading_.last.size()) __builtin_prefetch(&reading_.last[walk.subject], 1);
  }
  for (std::size_t i = 0; i < filled_; ++i) {
    if (walks_[i].subject != Interner::kNone) subjects.foresee_text(walks_[i].subject);
  }
  return filled_ > 0;
}

bool Ahead::next() {
  if (at_ == filled_ && !fill()) return false;
  Walk& walk = walks_[at_++];
  reading_.record = walk.record;
  if (records_.is_table()) reading_.record.line = records_.line_in_table(walk.record.line);
  reading_.walked = walk.walked;
  reading_.subject_hash = walk.subject_hash;
  reading_.values.swap(walk.values);
  return true;
}

// How much the store grew by a file's first records tells how much it will grow by the rest.
class Foresight {
 public:
  explicit Foresight(const Reading& reading) : before_(sizes(reading)) {}

  void look(Reading& reading, const input::RecordReader& records) {
    if (++seen_ != kSeen) return;
    const std::uint64_t done = records.bytes_done();
    const std::uint64_t left = std::max(done, records.bytes_expected()) - done;
    const Sizes now = sizes(reading);
    const auto then = [&](std::size_t Sizes::*size) {
      return now.*size + more_of(now.*size - before_.*size, done, left);
    };
    wish_room(reading.store.occurrences, then(&Sizes::occurrences));
    if (reading.with_sequences) wish_room(reading.store.sequences, then(&Sizes::occurrences));
    if (reading.with_befores) wish_room(reading.store.befores, then(&Sizes::occurrences));
    for (AttributeColumn& column : reading.store.attributes) {
      wish_room(column.values, then(&Sizes::occurrences));
    }
    reading.store.subjects.wish_room_for(then(&Sizes::subjects));
    reading.duplicates.wish_room_for(then(&Sizes::ids));
  }

 private:
  static constexpr std::uint64_t kSeen = 1 << 15;
  struct Sizes {
    std::size_t occurrences = 0;
    std::size_t subjects = 0;
    std::size_t ids = 0;
  };
  static std::size_t more_of(std::size_t grown, std::uint64_t done, std::uint64_t left) {
    const std::uint64_t more = grown * (left / kSeen) / (done / kSeen + 1);
    return static_cast<std::size_t>(more + more / 8);
  }
  static Sizes sizes(const Reading& reading) {
    return {reading.store.occurrences.size(), reading.store.subjects.size(),
            reading.duplicates.size()};
  }

  Sizes before_;
  std::uint64_t seen_ = 0;
};

// Of a row that cannot be read, why does not belong to it: that may depend on the rows behind it.
std::string_view without_reason(std::string_view text, std::string& room) {
  constexpr std::string_view kRow = "CSV \"";
  const std::size_t colon = text.find(": ");
  if (!text.starts_with(kRow) || colon == text.npos) return text;
  room = kRow;
  room += text.substr(colon + 2);
  return room;
}

// As it was written, without the white space around it; nothing where it was not kept whole.
std::string_view written(const input::Record& record) {
  switch (record.state) {
    case input::Lexed::Sound:
    case input::Lexed::Broken: break;
    case input::Lexed::TooLong:
    case input::Lexed::Unclosed:
    case input::Lexed::NotClosed:
    case input::Lexed::NoComma: return {};
  }
  std::string_view text = text_of(record);
  while (!text.empty() && input::is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && input::is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Which of two columns of one name is meant, nobody can tell.
std::string doubled_column(const Reading& reading, const input::RecordReader& records,
                           const LogFile& file) {
  for (const input::PathStep& step : reading.shape.tree.nodes.front().steps) {
    if (!records.doubled_columns().contains(step.key)) continue;
    const std::string name = for_terminal(step.key);
    return fmt::format("`{}`: two columns are named `{}`, and the agreement names it",
                       for_terminal(file.path), name);
  }
  return {};
}

void take_followed(Reading& reading, Follower& follower) {
  const std::size_t first = reading.store.occurrences.size();
  const std::size_t first_loss = reading.store.losses.size();
  take_record(reading);
  follower.note(reading, first, first_loss);
}

void take(Reading& reading, Follower& follower) {
  follower.has_trail() ? take_followed(reading, follower) : take_record(reading);
}

void take_listed(Reading& reading, Follower& follower) {
  if (reading.roll == nullptr) return take(reading, follower);
  const std::size_t first = reading.store.occurrences.size();
  const LogTally before = reading.store.tallies[static_cast<std::size_t>(reading.log)];
  take(reading, follower);
  note_in_roll(reading, first, before);
}

bool read_file(Reading& reading, const LogFile& file, Follower& follower, Progress& progress,
               ReadError& error) {
  Digester* digester = reading.store.digester.get();
  input::Source::Listener listener;
  if (digester != nullptr && progress.options.stored_digests) {
    listener = [digester](std::string_view bytes) { digester->add_stored(bytes); };
  }
  std::optional<input::Source> source =
      input::Source::open(file.path, error.message, std::move(listener), progress.options.limits);
  if (!source) return false;
  const input::PathTree& tree = reading.shape.tree;
  input::RecordReader records(std::move(*source), file.path, tree.lists,
                              !tree.nodes[0].items.empty());
  Ahead ahead(reading, records);
  Foresight foresight(reading);
  const bool is_table = records.is_table();
  reading.of_table = is_table;
  while (ahead.next()) {
    if (is_table && is_header_again(reading)) continue;
    if (digester != nullptr) {
      const std::string_view text = written(reading.record);
      digester->add_record(is_table ? without_reason(text, reading.room) : text);
    }
    if (reading.shape.lists.empty()) {
      take_listed(reading, follower);
    } else {
      for (Elements elements(reading); elements.next();) take_listed(reading, follower);
    }
    foresight.look(reading, records);
    ++progress.records;
    progress.tell(records.bytes());
  }
  progress.bytes += records.bytes();
  error.message = records.source_error();
  if (error.message.empty() && is_table) error.message = doubled_column(reading, records, file);
  return error.message.empty();
}

void begin_file(Reading& reading, const ir::Program& program) {
  const LogShape& shape = reading.shape;
  reading.duplicates.begin_file(reading.file, reading.log);
  reading.snapshots.begin_file(reading.file, reading.log);
  reading.times.resize(shape.times.size());
  begin_awaiting(reading);
  if (reading.seen != nullptr) begin_seeing(reading, program);
  if (shape.subject < 0)
    reading.single_subject = reading.store.subjects.intern(shape.single_subject);
}

bool check(const ir::Program& program, const std::vector<LogFile>& files, ReadError& error) {
  if (Channels(program).count() > Channels::kMost) {
    error.message = "the agreement has more than 65535 events, signals and windows";
    return false;
  }
  const auto is_input = [](const LogFile& file) { return file.path == "-"; };
  if (std::count_if(files.begin(), files.end(), is_input) > 1) {
    error.message = "standard input can be read for one log only";
    return false;
  }
  return true;
}

}  // namespace

std::optional<EventStore> read_logs(const ir::Program& program, const std::vector<LogFile>& files,
                                    const ReadOptions& options, ReadError& error) {
  if (!check(program, files, error)) return std::nullopt;
  std::optional<Given> given = given_logs(program, files, options.without, error);
  if (!given) return std::nullopt;
  EventStore store;
  store.left_out = std::move(given->left_out);
  store.tallies.resize(program.logs.size());
  store.watched.resize(program.events.size());
  if (options.trail != nullptr) store.findings.list_only(options.trail->subject);
  const bool with_sequences = std::any_of(program.logs.begin(), program.logs.end(),
                                          [](const ir::Log& log) { return log.sequence.valid(); });
  const bool with_befores =
      std::any_of(program.signals.begin(), program.signals.end(),
                  [](const ir::Signal& signal) { return signal.before.valid(); });
  const Channels channels(program);
  for (const Attribute what : options.attributes) store.attributes.push_back({what, {}});
  for (const Attribute what : asked_of_notices(program)) {
    if (values_of(store, what) == nullptr) store.attributes.push_back({what, {}});
  }
  Duplicates duplicates, snapshots;
  LostOnce lost_once;
  if (options.digests || may_have_twins(program, given->logs)) {
    store.digester = std::make_shared<Digester>(program.logs.size());
  }
  Progress progress{options};
  Follower follower(options.trail, store);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const LogFile& file = files[i];
    const Id<ir::Log> log = given->logs[i];
    const auto shape = shape_of(program, log, error.message);
    if (!shape) return std::nullopt;
    Reading reading{*shape,         channels,
                    store,          duplicates,
                    snapshots,      lost_once,
                    options.limits, options.as_of,
                    log.at,         static_cast<std::int32_t>(store.files.size())};
    reading.with_sequences = with_sequences;
    reading.with_befores = with_befores;
    reading.seen = options.seen;
    reading.roll = options.roll;
    begin_file(reading, program);
    store.files.push_back(file.path);
    if (store.digester) store.digester->begin_file(log.index());
    if (!read_file(reading, file, follower, progress, error)) return std::nullopt;
    error.message = excess_of(reading, program, file.path);
    if (!error.message.empty()) return std::nullopt;
  }
  if (store.digester) store.digester->end();
  Silenced silenced;
  std::vector<Replacing> replacing;
  duplicates.finish(store, program, silenced, replacing);
  snapshots.finish(store, program, silenced, replacing);
  follower.finish(replacing);
  if (store.digester) error.message = twins_of(program, store.files, given->logs, *store.digester);
  if (!error.message.empty()) return std::nullopt;
  return store;
}

}  // namespace akad::events
