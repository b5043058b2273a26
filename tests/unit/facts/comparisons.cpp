// One rule of comparisons: what conditions over records and over signals find, by their shortcuts
// and memories, is what the plain function says, for every value, operator and literal.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <map>

#include "runtime/base/exact.h"
#include "runtime/clocks/answers.h"
#include "runtime/events/compare.h"
#include "tests/unit/events/sample.h"

using namespace sample;
using events::Fact;
using ir::ConstantKind;
using ir::Operator;

namespace {

constexpr std::array kComparisons = {Operator::Equal,  Operator::NotEqual, Operator::Less,
                                     Operator::AtMost, Operator::More,     Operator::AtLeast,
                                     Operator::OneOf,  Operator::Contains};

// The characters of the scalars that are tried, as JSON has them: first without quotes, then with.
const std::vector<std::string> kBare = {"0",
                                        "-0",
                                        "1",
                                        "5",
                                        "-5",
                                        "5.0",
                                        "5.00",
                                        "5e0",
                                        "0.5e1",
                                        "50E-1",
                                        "0.1",
                                        "1e-1",
                                        "15",
                                        "-2.5",
                                        "123456789012345678",
                                        "1234567890123456789",
                                        "12345678901234567890123456789012345678",
                                        "9007199254740993",
                                        "9007199254740992.0",
                                        "1e39",
                                        "1e400",
                                        "1e999999999",
                                        "-1e999999999999999999999999",
                                        "1e-999999999",
                                        "5e-0",
                                        "5.00000000000000000000000000000000000000000000000000",
                                        "4.99999999999999999999999999999999999999999999999999",
                                        "123456789012345678901234567890123456789012345678901",
                                        "0.00000000000000000000000001",
                                        "true",
                                        "false"};
const std::vector<std::string> kQuoted = {"",
                                          " ",
                                          "5 ",
                                          "05",
                                          "+5",
                                          "5.",
                                          ".5",
                                          "True",
                                          "null",
                                          "(none)",
                                          "agent",
                                          "Agent",
                                          "agents",
                                          "an agent of support_desk",
                                          "no agent of support_desk",
                                          "P1",
                                          "12345678",
                                          "a12345678",
                                          "something that is longer than the cache keeps",
                                          "NaN",
                                          "1_000",
                                          "0x5",
                                          "t",
                                          "n5",
                                          "ftrue"};

ir::Constant text(const std::string& written) {
  ir::Constant constant;
  constant.text = written;
  return constant;
}

std::vector<ir::Constant> literals() {
  std::vector<ir::Constant> all;
  for (const auto& written : kBare) all.push_back(text(written));
  for (const auto& written : kQuoted) all.push_back(text(written));
  for (const auto& written : kBare) {
    const std::optional<Rational> number = parse_decimal(written);
    if (!number) continue;
    all.emplace_back();
    all.back().kind = ConstantKind::Number;
    all.back().number = *number;
  }
  for (const char* flag : {"true", "false"}) {
    all.push_back(text(flag));
    all.back().kind = ConstantKind::Flag;
  }
  return all;
}

struct Said {
  std::string json;
  Fact fact;  // into the vectors above, and below
};

std::vector<Said> values() {
  std::vector<Said> all;
  for (const std::string& bare : kBare) {
    all.push_back({bare, {Fact::Kind::Written, bare}});
    all.push_back({"\"" + bare + "\"", {Fact::Kind::Written, bare}});
  }
  for (const std::string& quoted : kQuoted) {
    all.push_back({"\"" + quoted + "\"", {Fact::Kind::Written, quoted}});
  }
  all.push_back({"\"\\u0035\"", {Fact::Kind::Written, "5"}});
  all.push_back({"\"ag\\u0065nt\"", {Fact::Kind::Written, "agent"}});
  all.push_back({"null", {}});
  all.push_back({"[5,\"agent\"]", {Fact::Kind::Other}});
  all.push_back({"{\"x\":5}", {Fact::Kind::Other}});
  return all;
}

// A condition for each operator and literal, over the field or over a signal of the log.
struct Asked {
  Builder b;
  std::vector<Id<ir::Condition>> of_field, of_signal;
  std::vector<ir::Condition> rows;

  explicit Asked(ir::SignalKind kind) {
    b.program.agreement.zone = "Asia/Jakarta";
    b.program.agreement.term_first = *parse_date("2026-01-01");
    b.program.agreement.term_last = *parse_date("2026-12-31");
    b.program.logs[0].time = b.field("at");
    b.program.logs[0].subject = b.field("subject");
    b.signal("x", kind);
    for (const Operator op : kComparisons) {
      for (const ir::Constant& literal : literals()) add(op, {literal});
    }
    add(Operator::OneOf, {text("no"), text("agent"), literals().back()});
    add(Operator::Present, {});
    add(Operator::Absent, {});
    for (std::size_t i = 0; i < rows.size(); ++i) b.event(fmt::format("e{}", i), of_field[i]);
  }

  void add(Operator op, std::vector<ir::Constant> constants) {
    ir::Condition row;
    row.op = op;
    row.constants = std::move(constants);
    rows.push_back(row);
    row.field = b.program.signals[0].field;
    of_field.push_back({static_cast<std::int32_t>(b.program.conditions.size())});
    b.program.conditions.push_back(row);
    row.field = {};
    row.signal = {0};
    of_signal.push_back({static_cast<std::int32_t>(b.program.conditions.size())});
    b.program.conditions.push_back(row);
  }
};

// By subject: the occurrences of events as marks by number, and the value of the signal.
struct Found {
  std::vector<bool> events;
  std::int64_t value = clocks::kAbsent;
};

std::vector<Found> found_in(const Read& read, const Asked& asked, const clocks::Answers& answers,
                            std::size_t subjects) {
  const events::Channels channels(asked.b.program);
  std::vector<Found> all(subjects, {std::vector<bool>(asked.rows.size()), clocks::kAbsent});
  for (const events::Occurrence& o : read.store.occurrences) {
    Found& found = all[std::stoul(std::string(read.store.subjects.text(o.subject)))];
    const Id<ir::Event> event = channels.event_at(o.channel);
    if (event.valid()) found.events[event.index()] = true;
    if (channels.signal_at(o.channel).valid()) found.value = answers.said(o.value, false);
  }
  return all;
}

struct Heard {
  Read read;
  plan::Plan plan;
  plan::Watch watch;
};

Heard hear(const Asked& asked, const std::vector<Said>& said) {
  std::string lines;
  for (std::size_t i = 0; i < said.size(); ++i) {
    lines += fmt::format(R"({{"at":"2026-03-01T08:00:00Z","subject":{},"x":{}}})"
                         "\n",
                         i, said[i].json);
  }
  Heard heard{read_bytes(asked.b.program, lines), {}, {}};
  heard.plan = plan::bind(asked.b.program, kNever);
  for (const Id<ir::Condition> id : asked.of_signal) {
    heard.plan.conditions[id.index()] = plan::flatten(asked.b.program, id);
  }
  heard.watch.signal_slot = {Id<plan::Slot>{0}};
  return heard;
}

std::string words_of(const Said& said, const ir::Condition& row) {
  std::string text = fmt::format("{} {}", said.json, words(row.op)[static_cast<int>(row.op)]);
  for (const ir::Constant& constant : row.constants) {
    text += fmt::format(" {}:{}{}", words(constant.kind)[static_cast<int>(constant.kind)],
                        constant.text, to_fraction(constant.number));
  }
  return text;
}

}  // namespace

TEST_CASE("records and signals kept as text compare by the one rule") {
  const Asked asked(ir::SignalKind::Text);
  const std::vector<Said> said = values();
  const Heard heard = hear(asked, said);
  REQUIRE(heard.read.ok);
  clocks::Answers answers(heard.plan, heard.read.store);
  const std::vector<Found> found = found_in(heard.read, asked, answers, said.size());
  std::size_t triples = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    for (std::size_t k = 0; k < asked.rows.size(); ++k) {
      const ir::Condition& row = asked.rows[k];
      const bool is_list = said[i].fact.kind == Fact::Kind::Other;
      const bool expected = events::holds(row.op, said[i].fact, row.constants);
      INFO(words_of(said[i], row));
      if (row.op != Operator::Contains || !is_list) REQUIRE(found[i].events[k] == expected);
      if (is_list) continue;  // a finding: no signal holds a list
      REQUIRE(answers.holds(asked.of_signal[k], heard.watch, &found[i].value) == expected);
      REQUIRE(answers.holds(asked.of_signal[k], heard.watch, &found[i].value) == expected);
      ++triples;
    }
  }
  CHECK(triples > 40'000);
}

TEST_CASE("signals that hold numbers compare as numbers, however they were written") {
  const Asked asked(ir::SignalKind::Number);
  const std::vector<Said> said = values();
  const Heard heard = hear(asked, said);
  clocks::Answers answers(heard.plan, heard.read.store);
  const std::vector<Found> found = found_in(heard.read, asked, answers, said.size());
  std::size_t numbers = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const bool scalar = said[i].fact.kind == Fact::Kind::Written;
    // How it is written does not matter, and one whose exponent is not known is a finding.
    const auto decimal = scalar ? decimal_of(said[i].fact.written) : std::nullopt;
    REQUIRE((found[i].value != clocks::kAbsent) == (decimal && text_of(*decimal)));
    for (std::size_t k = 0; decimal && k < asked.rows.size(); ++k) {
      const ir::Condition& row = asked.rows[k];
      const bool numeric = row.constants.size() == 1 &&
                           row.constants[0].kind == ConstantKind::Number &&
                           row.op != Operator::Contains;
      if (!numeric || found[i].value == clocks::kAbsent) continue;
      INFO(words_of(said[i], row));
      REQUIRE(answers.holds(asked.of_signal[k], heard.watch, &found[i].value) ==
              events::holds(row.op, said[i].fact, row.constants));
      ++numbers;
    }
  }
  CHECK(numbers > 5'000);
}

TEST_CASE("a text and a number that are written alike are one value, other digits another") {
  const Asked asked(ir::SignalKind::Text);
  const std::vector<Said> said = values();
  const Heard heard = hear(asked, said);
  const clocks::Answers answers(heard.plan, heard.read.store);
  const std::vector<Found> found = found_in(heard.read, asked, answers, said.size());
  std::map<std::string_view, std::int64_t> ids;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (said[i].fact.kind != Fact::Kind::Written) continue;
    const auto [known, fresh] = ids.emplace(said[i].fact.written, found[i].value);
    INFO(said[i].json);
    CHECK(known->second == found[i].value);
  }
  CHECK(ids.size() == kBare.size() + kQuoted.size());
  std::map<std::int64_t, std::string_view> texts;
  for (const auto& [written, id] : ids) texts.emplace(id, written);
  CHECK(texts.size() == ids.size());
}
