// How fast the log reader reads the ticket log of the benchmark, and how much memory a record
// costs. Prints JSON.
//
//   read_speed FILE [digest]
//
// With `digest` the digest of the records is taken too, as `akad run` does.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>

#include "runtime/events/reader.h"

namespace {

using namespace akad;

Id<ir::Field> add_field(ir::Program& program, const char* key) {
  program.fields.push_back({{key}});
  return {static_cast<std::int32_t>(program.fields.size() - 1)};
}

void add_event(ir::Program& program, Id<ir::Field> type, const char* name) {
  ir::Condition is_type;
  is_type.op = ir::Operator::Equal;
  is_type.field = type;
  is_type.constants.resize(1);
  is_type.constants[0].text = fmt::format("ticket.{}", name);
  program.conditions.push_back(is_type);
  ir::Event event;
  event.name = name;
  event.log = {0};
  event.when = {static_cast<std::int32_t>(program.conditions.size() - 1)};
  program.events.push_back(event);
}

void add_signal(ir::Program& program, const char* name) {
  ir::Signal signal;
  signal.name = name;
  signal.log = {0};
  signal.field = add_field(program, name);
  program.signals.push_back(signal);
}

ir::Program tickets() {
  ir::Program program;
  ir::Log log;
  log.name = "tickets";
  log.time = add_field(program, "at");
  log.id = add_field(program, "id");
  log.subject = add_field(program, "ticket");
  program.logs.push_back(log);
  const Id<ir::Field> type = add_field(program, "type");
  for (const char* name : {"opened", "on_hold", "resumed", "resolved", "reopened"}) {
    add_event(program, type, name);
  }
  add_signal(program, "priority");
  add_signal(program, "customer");
  return program;
}

double since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && (argc != 3 || std::string_view(argv[2]) != "digest")) {
    fmt::print(stderr, "usage: read_speed FILE [digest]\n");
    return 2;
  }
  events::ReadOptions options;
  options.digests = argc == 3;
  const ir::Program program = tickets();
  events::ReadError error;
  const auto begin = std::chrono::steady_clock::now();
  auto store = events::read_logs(program, {{"", argv[1]}}, options, error);
  if (!store) {
    fmt::print(stderr, "{}\n", error.message);
    return 1;
  }
  const double read = since(begin);
  const auto middle = std::chrono::steady_clock::now();
  events::arrange(*store, program);
  const double arranged = since(middle);
  const events::Digests* digests = events::digests_of(*store);
  const double waited = since(middle) - arranged;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const events::LogTally& tally = store->tallies[0];
  const auto records = static_cast<double>(tally.read);
  fmt::print("{{\"records\":{},\"used\":{},\"unnamed\":{},\"not_used\":{},\"occurrences\":{},"
             "\"subjects\":{},\"read_seconds\":{:.3f},\"records_per_second\":{:.0f},"
             "\"arrange_seconds\":{:.3f},\"wait_for_digest_seconds\":{:.3f},\"digest\":\"{}\","
             "\"peak_bytes_per_record\":{:.0f}}}\n",
             tally.read, tally.used, tally.unnamed, tally.not_used, store->occurrences.size(),
             store->subjects.size(), read, records / read, arranged, waited,
             digests != nullptr ? events::text_of(digests->logs[0].digest) : "not taken",
             static_cast<double>(usage.ru_maxrss) * 1024 / records);
}
