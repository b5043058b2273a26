// Small programs and logs for the reader's tests, and what was read as text, free of ids.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/events/reader.h"

namespace sample {

using namespace akad;

// A program with one log, built row by row.
struct Builder {
  ir::Program program;

  explicit Builder(const std::string& name = "tickets");
  Id<ir::Field> field(const std::string& dotted);
  Id<ir::Condition> text(ir::Operator op, const std::string& field, const std::string& text);
  Id<ir::Condition> number(ir::Operator op, const std::string& field, const std::string& number);
  Id<ir::Condition> flag(ir::Operator op, const std::string& field, bool value);
  Id<ir::Condition> test(ir::Operator op, const std::string& field);
  Id<ir::Condition> all(ir::Operator op, std::vector<Id<ir::Condition>> parts);
  ir::Event& event(const std::string& name, Id<ir::Condition> when = {});
  ir::Signal& signal(const std::string& name, ir::SignalKind kind = ir::SignalKind::Text);
  ir::Window& window(const std::string& name, Id<ir::Condition> when = {});
};

// So many lists around the record.
Id<ir::Field> outward(Builder& b, const std::string& dotted, std::int32_t lists);

// time at, id id, subject ticket; events opened and closed by type; signal status.
Builder tickets();
// {"ticket", "at", "events": [{"type"}]}
Builder audits();
// {"id", "updated", "site", "impact", "from", "to"}, of one id the latest counts.
Builder incidents();

struct Read {
  bool ok = false;
  std::string error;
  events::EventStore store;
};
Read read_bytes(const ir::Program& program, std::string_view bytes, Instant as_of = kNever);
Read read_files(const ir::Program& program, const std::vector<events::LogFile>& files,
                Instant as_of = kNever);

// Arranged; a line for each occurrence, "subject at name value", sorted by subject's name.
std::vector<std::string> told(Read& read, const ir::Program& program);
// Such lines of bytes.
std::vector<std::string> lines_of(const ir::Program& program, std::string_view bytes);

std::uint64_t count(const Read& read, events::FindingKind kind);
// "read used unnamed not_used"
std::string tally(const Read& read);

// A file that lasts as long as this.
struct File {
  std::string path;
  explicit File(std::string_view bytes);
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;
};

}  // namespace sample
