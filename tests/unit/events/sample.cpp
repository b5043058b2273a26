#include "tests/unit/events/sample.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "runtime/base/assert.h"

namespace sample {

Builder::Builder(const std::string& name) {
  program.logs.emplace_back();
  program.logs[0].name = name;
}

Id<ir::Field> Builder::field(const std::string& dotted) {
  ir::Field row;
  std::size_t begin = 0;
  for (std::size_t dot = 0; (dot = dotted.find('.', begin)) != std::string::npos; begin = dot + 1) {
    row.path.push_back(dotted.substr(begin, dot - begin));
  }
  row.path.push_back(dotted.substr(begin));
  program.fields.push_back(row);
  return {static_cast<std::int32_t>(program.fields.size() - 1)};
}

Id<ir::Condition> Builder::test(ir::Operator op, const std::string& name) {
  ir::Condition row;
  row.op = op;
  row.field = field(name);
  program.conditions.push_back(row);
  return {static_cast<std::int32_t>(program.conditions.size() - 1)};
}

Id<ir::Condition> Builder::text(ir::Operator op, const std::string& name, const std::string& text) {
  const Id<ir::Condition> row = test(op, name);
  program.conditions.back().constants.resize(1);
  program.conditions.back().constants[0].text = text;
  return row;
}

Id<ir::Condition> Builder::number(ir::Operator op, const std::string& name,
                                  const std::string& number) {
  const Id<ir::Condition> row = text(op, name, "");
  program.conditions.back().constants[0].kind = ir::ConstantKind::Number;
  program.conditions.back().constants[0].number = *parse_decimal(number);
  return row;
}

Id<ir::Condition> Builder::flag(ir::Operator op, const std::string& name, bool value) {
  const Id<ir::Condition> row = text(op, name, value ? "true" : "false");
  program.conditions.back().constants[0].kind = ir::ConstantKind::Flag;
  return row;
}

Id<ir::Condition> Builder::all(ir::Operator op, std::vector<Id<ir::Condition>> parts) {
  ir::Condition row;
  row.op = op;
  row.parts = std::move(parts);
  program.conditions.push_back(row);
  return {static_cast<std::int32_t>(program.conditions.size() - 1)};
}

ir::Event& Builder::event(const std::string& name, Id<ir::Condition> when) {
  program.events.emplace_back();
  program.events.back().name = name;
  program.events.back().log = {0};
  program.events.back().when = when;
  return program.events.back();
}

ir::Signal& Builder::signal(const std::string& name, ir::SignalKind kind) {
  const Id<ir::Field> place = field(name);
  program.signals.emplace_back();
  program.signals.back().name = name;
  program.signals.back().log = {0};
  program.signals.back().field = place;
  program.signals.back().kind = kind;
  return program.signals.back();
}

ir::Window& Builder::window(const std::string& name, Id<ir::Condition> when) {
  const Id<ir::Field> from = field("from");
  const Id<ir::Field> to = field("to");
  program.windows.emplace_back();
  program.windows.back().name = name;
  program.windows.back().log = {0};
  program.windows.back().from = from;
  program.windows.back().to = to;
  program.windows.back().when = when;
  return program.windows.back();
}

Builder tickets() {
  Builder b;
  ir::Log& log = b.program.logs[0];
  log.time = b.field("at");
  log.id = b.field("id");
  log.subject = b.field("ticket");
  b.event("opened", b.text(ir::Operator::Equal, "type", "opened"));
  b.event("closed", b.text(ir::Operator::Equal, "type", "closed"));
  b.signal("status");
  return b;
}

Id<ir::Field> outward(Builder& b, const std::string& dotted, std::int32_t lists) {
  const Id<ir::Field> field = b.field(dotted);
  b.program.fields.back().outward = lists;
  return field;
}

Builder audits() {
  Builder b("audits");
  ir::Log& log = b.program.logs[0];
  log.elements = {outward(b, "events", 1)};
  log.time = outward(b, "at", 1);
  log.subject = outward(b, "ticket", 1);
  const auto opened = b.text(ir::Operator::Equal, "type", "opened");
  b.event("opened", opened);
  b.signal("priority");
  return b;
}

Builder incidents() {
  Builder b("incidents");
  const Id<ir::Field> id = b.field("id"), updated = b.field("updated"), site = b.field("site");
  ir::Log& log = b.program.logs[0];
  log.same = {id};
  log.latest_by = updated;
  log.subject = site;
  b.window("broken", b.text(ir::Operator::NotEqual, "impact", "none"));
  return b;
}

File::File(std::string_view bytes) {
  std::string name = std::filesystem::temp_directory_path() / "akad_events_XXXXXX";
  const int descriptor = ::mkstemp(name.data());
  AKAD_ASSERT(descriptor >= 0);
  path = name;
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor, bytes.data(), bytes.size());
    AKAD_ASSERT(done > 0);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  ::close(descriptor);
}

File::~File() { ::unlink(path.c_str()); }

Read read_files(const ir::Program& program, const std::vector<events::LogFile>& files,
                Instant as_of) {
  Read read;
  events::ReadError error;
  events::ReadOptions options;
  options.as_of = as_of;
  auto store = events::read_logs(program, files, options, error);
  read.ok = store.has_value();
  read.error = error.message;
  if (store) read.store = std::move(*store);
  return read;
}

Read read_bytes(const ir::Program& program, std::string_view bytes, Instant as_of) {
  const File file(bytes);
  return read_files(program, {{"", file.path}}, as_of);
}

namespace {

std::string value_text(const ir::Program& program, const events::EventStore& store,
                       const events::Occurrence& o) {
  const events::Channels channels(program);
  const std::string& name = channels.name_of(o.channel);
  switch (channels.kind_of(o.channel)) {
    case events::ChannelKind::Event: return name;
    case events::ChannelKind::Window:
      if (o.end_unknown != 0) return name + " to unknown";
      return fmt::format("{} to {}", name, o.value == kNever ? "open" : format_rfc3339(o.value));
    case events::ChannelKind::Signal: break;
  }
  if (channels.has_value_id(o.channel)) {
    const auto id = static_cast<std::uint32_t>(o.value);
    return fmt::format("{} = {}", name, store.values.texts.text(id));
  }
  return fmt::format("{} = {}", name, o.value == kNever ? "none" : format_rfc3339(o.value));
}

}  // namespace

std::vector<std::string> told(Read& read, const ir::Program& program) {
  AKAD_ASSERT(read.ok);
  events::EventStore& store = read.store;
  events::arrange(store, program);
  std::vector<std::uint32_t> subjects(store.subjects.size());
  for (std::uint32_t s = 0; s < subjects.size(); ++s) subjects[s] = s;
  std::sort(subjects.begin(), subjects.end(), [&store](std::uint32_t a, std::uint32_t b) {
    return store.subjects.text(a) < store.subjects.text(b);
  });
  std::vector<std::string> lines;
  for (const std::uint32_t s : subjects) {
    for (std::size_t i = store.first[s]; i < store.first[s + 1]; ++i) {
      const events::Occurrence& o = store.occurrences[i];
      AKAD_ASSERT(o.subject == s && o.dead == 0);
      lines.push_back(fmt::format("{} {} {}", store.subjects.text(s), format_rfc3339(o.at),
                                  value_text(program, store, o)));
    }
  }
  return lines;
}

std::vector<std::string> lines_of(const ir::Program& program, std::string_view bytes) {
  Read read = read_bytes(program, bytes);
  return told(read, program);
}

std::uint64_t count(const Read& read, events::FindingKind kind) {
  return read.store.findings.count_of(0, kind);
}

std::string tally(const Read& read) {
  const events::LogTally& t = read.store.tallies[0];
  AKAD_ASSERT(t.read == t.used + t.unnamed + t.not_used);
  return fmt::format("{} {} {} {}", t.read, t.used, t.unnamed, t.not_used);
}

}  // namespace sample
