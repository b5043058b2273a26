// Any bytes as a log: the reader ends, counts every record once, and what it accepts as a record
// simdjson's own parser accepts as JSON, and the other way round.
#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>

#include "runtime/events/reader.h"
#include "tests/fuzz/memory_file.h"

namespace {

using namespace akad;

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

Id<ir::Field> add_field(ir::Program& program, std::vector<std::string> path) {
  program.fields.push_back({std::move(path)});
  return {static_cast<std::int32_t>(program.fields.size() - 1)};
}

Id<ir::Condition> add_test(ir::Program& program, ir::Operator op, Id<ir::Field> field,
                           const ir::Constant& constant) {
  ir::Condition row;
  row.op = op;
  row.field = field;
  row.constants = {constant};
  program.conditions.push_back(row);
  return {static_cast<std::int32_t>(program.conditions.size() - 1)};
}

ir::Constant text(const char* value) {
  ir::Constant constant;
  constant.text = value;
  return constant;
}

ir::Constant number(int value) {
  ir::Constant constant;
  constant.kind = ir::ConstantKind::Number;
  constant.number = value;
  return constant;
}

void add_event(ir::Program& program, Id<ir::Condition> when, Id<ir::Field> at = {}) {
  ir::Event event;
  event.log = {0};
  event.when = when;
  event.at = at;
  event.only_when_present = at.valid();
  program.events.push_back(event);
}

ir::Program sample_program() {
  ir::Program program;
  ir::Log log;
  log.name = "log";
  log.time = add_field(program, {"at"});
  log.id = add_field(program, {"id"});
  log.subject = add_field(program, {"ticket"});
  log.sequence = add_field(program, {"n"});
  program.logs.push_back(log);
  const auto type = add_field(program, {"type"});
  const auto tags = add_field(program, {"author", "tags"});
  const auto size = add_field(program, {"author", "size"});
  add_event(program, add_test(program, ir::Operator::Equal, type, text("opened")));
  add_event(program, add_test(program, ir::Operator::Contains, tags, text("vip")));
  add_event(program, add_test(program, ir::Operator::AtLeast, size, number(3)));
  add_event(program, {}, add_field(program, {"done_at"}));
  for (const ir::SignalKind kind :
       {ir::SignalKind::Text, ir::SignalKind::Money, ir::SignalKind::Flag, ir::SignalKind::Time}) {
    ir::Signal signal;
    signal.log = {0};
    signal.field = add_field(program, {"s" + std::to_string(static_cast<int>(kind))});
    signal.kind = kind;
    program.signals.push_back(signal);
  }
  ir::Window window;
  window.log = {0};
  window.from = add_field(program, {"from"});
  window.to = add_field(program, {"to"});
  program.windows.push_back(window);
  return program;
}

// A single record as simdjson sees it.
bool is_json(const std::string& line) {
  static simdjson::dom::parser parser;
  simdjson::dom::element element;
  return parser.parse(line).get(element) == simdjson::SUCCESS;
}

// simdjson refuses numbers that no double can hold; the reader knows no doubles.
bool may_exceed_double(const std::string& line) {
  std::size_t digits = 0;
  bool exponent = false;
  for (const char c : line) {
    const bool digit = c >= '0' && c <= '9';
    exponent = c == 'e' || c == 'E' || (exponent && (digit || c == '+' || c == '-'));
    digits = digit ? digits + 1 : c == '.' ? digits : 0;
    if (digits > (exponent ? 2 : 15)) return true;
  }
  return false;
}

// One line, no archive, no array, no mark and no separator of documents.
bool is_line(const std::string& bytes) {
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  return begin != std::string::npos && bytes[begin] != '[' && bytes.size() < 4096 &&
         bytes.find('\n') == std::string::npos && bytes.find("\xef\xbb\xbf") == std::string::npos &&
         bytes.find('\x1e') == std::string::npos && bytes.compare(0, 2, "\xff\xfe") != 0 &&
         bytes.compare(0, 2, "\xfe\xff") != 0;
}

// The same verdict about a line, where the two have the same rules: shallow, and no number that
// does not fit a double.
void compare(const std::string& bytes, const events::EventStore& store) {
  if (!is_line(bytes) || may_exceed_double(bytes) || store.tallies[0].read != 1) return;
  const auto of = [&store](events::FindingKind kind) { return store.findings.count_of(0, kind); };
  if (of(events::FindingKind::TooDeep) > 0) return;
  const bool sound = of(events::FindingKind::Malformed) == 0;
  must(sound == is_json(bytes), "the reader and simdjson disagree about what is JSON");
}

std::optional<events::EventStore> read(const ir::Program& program, const std::string& bytes,
                                       events::ReadError& error) {
  static fuzz::MemoryFile file;
  file.fill(bytes);
  events::ReadOptions options;
  options.as_of = 1900000000000;
  return events::read_logs(program, {{"", file.path()}}, options, error);
}

// A line says the same behind itself, where its keys and values have been seen before.
void read_twice(const ir::Program& program, const std::string& line,
                const events::EventStore& once) {
  if (!is_line(line) || once.tallies[0].read != 1) return;
  events::ReadError error;
  const auto twice = read(program, line + "\n" + line, error);
  must(twice.has_value(), "a line twice is an error");
  for (const auto kind : {events::FindingKind::Malformed, events::FindingKind::TooDeep,
                          events::FindingKind::ImpossibleTime, events::FindingKind::WrongType,
                          events::FindingKind::WithoutSubject}) {
    must(twice->findings.count_of(0, kind) == 2 * once.findings.count_of(0, kind),
         "a line is not as bad the second time");
  }
  const std::size_t count = once.occurrences.size();
  must(twice->occurrences.size() == 2 * count, "a line gives something else the second time");
  for (std::size_t i = 0; i < count; ++i) {
    const events::Occurrence& first = twice->occurrences[i];
    const events::Occurrence& second = twice->occurrences[count + i];
    must(first.at == second.at && first.value == second.value && first.channel == second.channel &&
             first.subject == second.subject && first.at == once.occurrences[i].at &&
             first.end_unknown == second.end_unknown,
         "a line says something else the second time");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ir::Program program = sample_program();
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  events::ReadError error;
  auto store = read(program, bytes, error);
  must(store.has_value() == error.message.empty(), "an error without a text");
  if (!store) return 0;
  const events::LogTally& t = store->tallies[0];
  must(t.read == t.used + t.unnamed + t.not_used, "a record that is not counted once");
  if (error.message.empty()) {
    compare(bytes, *store);
    read_twice(program, bytes, *store);
  }
  events::arrange(*store, program);
  for (std::size_t s = 0; s + 1 < store->first.size(); ++s) {
    for (std::size_t i = store->first[s]; i + 1 < store->first[s + 1]; ++i) {
      must(store->occurrences[i].at <= store->occurrences[i + 1].at, "not in order of time");
    }
  }
  return 0;
}
