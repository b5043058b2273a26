// What is known of an occurrence beside its 24 bytes goes where the occurrence goes, in whatever
// order the records stood; who does not ask has nothing of it.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "tests/unit/events/sample.h"

using namespace sample;
using events::Attribute;
using events::FindingKind;

namespace {

using Lines = std::vector<std::string>;

static_assert(sizeof(events::Occurrence) == 24);

Builder notices(bool sequenced) {
  Builder b = tickets();
  b.program.logs[0].received = b.field("received");
  b.window("maintenance");
  if (sequenced) b.program.logs[0].sequence = b.field("n");
  return b;
}

std::string minute(int at) { return fmt::format("2026-03-01T{:02}:{:02}:00Z", at / 60, at % 60); }

// Many at one instant, many alike but for when they were received, some received twice.
Lines log_lines() {
  Lines lines;
  for (int i = 0; i < 400; ++i) {
    const std::string received =
        i % 9 == 0 ? "" : fmt::format(R"(,"received":"{}")", minute(600 + i * 37 % 400));
    const std::string head = fmt::format(
        R"({{"id":"e{}","at":"{}","ticket":"T{}","n":{},"type":"{}","from":"{}","to":"{}")", i,
        minute(i % 20), i % 6, i % 3, i % 2 ? "opened" : "closed", minute(i % 10),
        minute(100 + i % 4));
    lines.push_back(head + received + "}");
    if (i % 5 == 0) {
      lines.push_back(fmt::format(R"({},"received":"{}"}})", head, minute(500 + i % 50)));
    }
  }
  return lines;
}

events::EventStore read_with(const ir::Program& program, const Lines& lines,
                             std::vector<Attribute> attributes) {
  const File file(fmt::format("{}", fmt::join(lines, "\n")));
  events::ReadOptions options;
  options.attributes = std::move(attributes);
  events::ReadError error;
  auto store = events::read_logs(program, {{"", file.path}}, options, error);
  REQUIRE(store.has_value());
  return std::move(*store);
}

// A line for each occurrence, with what stands beside it, in the order of each subject's story.
Lines told_with(const events::EventStore& store, const ir::Program& program) {
  const events::Channels channels(program);
  const auto* received = events::values_of(store, Attribute::Received);
  Lines lines;
  for (std::uint32_t s = 0; s < store.subjects.size(); ++s) {
    for (std::size_t i = store.first[s]; i < store.first[s + 1]; ++i) {
      const events::Occurrence& o = store.occurrences[i];
      const bool window = channels.window_at(o.channel).valid();
      lines.push_back(fmt::format(
          "{} {:03} {} {} {} {} {}", store.subjects.text(s), i - store.first[s],
          format_rfc3339(o.at), channels.name_of(o.channel), window ? format_rfc3339(o.value) : "",
          store.sequences.empty() ? 0 : store.sequences[i],
          received == nullptr        ? ""
          : (*received)[i] == kNever ? "unknown"
                                     : format_rfc3339((*received)[i])));
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

TEST_CASE("an attribute is found beside its occurrence after arranging, in any order of records") {
  for (const bool sequenced : {false, true}) {
    const Builder b = notices(sequenced);
    Lines lines = log_lines();
    events::EventStore store = read_with(b.program, lines, {Attribute::Received});
    events::arrange(store, b.program);
    const Lines expected = told_with(store, b.program);
    CHECK(expected.size() == 800);
    std::mt19937 random(11);
    for (int round = 0; round < 20; ++round) {
      std::shuffle(lines.begin(), lines.end(), random);
      events::EventStore other = read_with(b.program, lines, {Attribute::Received});
      REQUIRE(other.attributes[0].values.size() == other.occurrences.size());
      events::arrange(other, b.program);
      REQUIRE(other.attributes[0].values.size() == other.occurrences.size());
      REQUIRE(told_with(other, b.program) == expected);
    }
  }
}

TEST_CASE("each occurrence has the attribute of its own record") {
  const Builder b = notices(false);
  const auto line = [](const char* id, const char* at, const std::string& received) {
    return fmt::format(R"({{"id":"{}","at":"{}","ticket":"A","type":"opened","from":"{}"{}}})", id,
                       at, at, received);
  };
  const Lines lines = {
      line("1", "2026-03-03T00:00:00Z", R"(,"received":"2026-03-03T06:00:00Z")"),
      line("2", "2026-03-02T00:00:00Z", R"(,"received":"2026-02-30T06:00:00Z")"),
      line("3", "2026-03-01T00:00:00Z", R"(,"received":"2026-03-09T08:00:00+01:00")"),
      line("4", "2026-03-04T00:00:00Z", "")};
  events::EventStore store = read_with(b.program, lines, {Attribute::Received});
  CHECK(store.findings.count_of(0, FindingKind::ImpossibleTime) == 1);
  events::arrange(store, b.program);
  const auto* received = events::values_of(store, Attribute::Received);
  REQUIRE(received != nullptr);
  const Instant third = *parse_rfc3339("2026-03-09T07:00:00Z");
  const Instant first = *parse_rfc3339("2026-03-03T06:00:00Z");
  const std::vector<std::int64_t> expected = {third, third, kNever, kNever,
                                              first, first, kNever, kNever};
  CHECK(std::vector<std::int64_t>(received->begin(), received->end()) == expected);
}

TEST_CASE("of a record received twice the earlier receipt is kept, and it is no conflict") {
  const Builder b = notices(false);
  const auto line = [](const char* received) {
    return fmt::format(
        R"({{"id":"1","at":"2026-03-01T00:00:00Z","ticket":"A","type":"opened","received":"{}"}})",
        received);
  };
  const std::string early = line("2026-03-01T00:05:00Z");
  const std::string late = line("2026-03-01T09:05:00Z");
  for (const Lines& lines : {Lines{early, late}, Lines{late, early}, Lines{late, early, late}}) {
    events::EventStore store = read_with(b.program, lines, {Attribute::Received});
    CHECK(store.findings.count_of(0, FindingKind::ConflictingDuplicate) == 0);
    CHECK(store.findings.count_of(0, FindingKind::Duplicate) == lines.size() - 1);
    events::arrange(store, b.program);
    REQUIRE(store.occurrences.size() == 1);
    CHECK((*events::values_of(store, Attribute::Received))[0] ==
          *parse_rfc3339("2026-03-01T00:05:00Z"));
  }
}

TEST_CASE("who asks for no attribute has no room for it, and the same occurrences") {
  const Builder b = notices(false);
  events::EventStore with = read_with(b.program, log_lines(), {Attribute::Received});
  events::EventStore without = read_with(b.program, log_lines(), {});
  CHECK(without.attributes.empty());
  CHECK(events::values_of(without, Attribute::Received) == nullptr);
  events::arrange(with, b.program);
  events::arrange(without, b.program);
  with.attributes.clear();
  CHECK(told_with(without, b.program) == told_with(with, b.program));
}

TEST_CASE("each occurrence knows where its record stands, and nothing else changes") {
  const Builder b = notices(false);
  const auto line = [](const char* id, const char* at) {
    return fmt::format(R"({{"id":"{}","at":"{}","ticket":"A","type":"opened"}})", id, at);
  };
  const Lines lines = {line("1", "2026-03-03T00:00:00Z"), line("2", "2026-03-02T00:00:00Z"), "{",
                       "[" + line("3", "2026-03-01T00:00:00Z") + ",",
                       line("4", "2026-03-04T00:00:00Z") + "]"};
  const File a(lines[0] + "\n" + lines[1] + "\n" + lines[2]);
  const File array(lines[3] + "\n" + lines[4]);
  events::ReadOptions options;
  options.attributes = {Attribute::Line, Attribute::Element};
  events::ReadError error;
  auto store = events::read_logs(b.program, {{"", a.path}, {"", array.path}}, options, error);
  REQUIRE(store.has_value());
  events::arrange(*store, b.program);
  const auto* places = events::values_of(*store, Attribute::Line);
  const auto* elements = events::values_of(*store, Attribute::Element);
  REQUIRE((places != nullptr && elements != nullptr));
  Lines found;
  for (std::size_t i = 0; i < places->size(); ++i) {
    found.push_back(fmt::format("{}:{}:{}", events::file_of_line((*places)[i]),
                                events::number_of_line((*places)[i]), (*elements)[i]));
  }
  CHECK(found == Lines{"1:1:1", "0:2:0", "0:1:0", "1:2:2"});
}

TEST_CASE("the place of a line goes in and out of one number") {
  for (const std::int32_t file : {0, 1, 999, 32767}) {
    for (const std::uint64_t line : {std::uint64_t{1}, std::uint64_t{77}, std::uint64_t{1} << 47}) {
      const std::int64_t value = events::line_value(file, line);
      CHECK(events::file_of_line(value) == file);
      CHECK(events::number_of_line(value) == line);
    }
  }
}
