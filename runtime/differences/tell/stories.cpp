// Rows of scenarios, as they read.
#include "runtime/base/text.h"
#include "runtime/differences/align/meaning.h"
#include "runtime/differences/tell/teller.h"
#include "runtime/phrases/dates.h"
#include "runtime/phrases/terms.h"
#include "runtime/report/wording/payable.h"
#include "runtime/report/words.h"

namespace akad::differences {
namespace {

// Names, instants and values behind each other.
struct Words {
  const Teller& of;
  phrases::PhraseList all = {};

  void add(Phrase word) {
    if (!word.empty()) all.push_back(std::move(word));
  }
  void add(const std::string& text) {
    if (!text.empty()) all.push_back(Phrase::as_is(report::value_text(text)));
  }
  template <class Row>
  void add(Id<Row> id) {
    if (id.valid()) add(Phrase::as_is(of.program()[id].name));
  }
  void moment(Instant at) {
    if (at != kNever) add(Phrase::as_is(report::moment_text(of.zone, at)));
  }
  void moment(const std::optional<Instant>& at) {
    if (at) moment(*at);
  }
  void number(const std::optional<Rational>& number) {
    if (number) add(Phrase::as_is(to_decimal(*number, 10)));
  }
  void subject(std::int32_t at) {
    const auto& subjects = of.scenario->subjects;
    if (at >= 0 && static_cast<std::size_t>(at) < subjects.size()) {
      add(subjects[static_cast<std::size_t>(at)].name);
    }
  }
  template <class Row>
  void rows(const std::vector<Row>& rows) {
    for (const Row& row : rows) add(line(of, row).said);
  }
  Phrase said() { return Phrase::list("list.blank", std::move(all)); }
};

template <class Row>
Line whole(const Teller& of, const Row& row, Words words) {
  return {Meaning::of(of.rows, of.edition, row), {}, words.said()};
}

Phrase equal(const std::string& name, Phrase value) {
  return Phrase("akad.compared", name, "=", std::move(value));
}

}  // namespace

Line line(const Teller& of, const ir::ScenarioValue& row) {
  Words words{of};
  const std::string& name = of.program()[row.signal].name;
  words.add(as_written(row.absent ? Phrase("akad.absent", name)
                                  : equal(name, report::constant_text(of.wording(), row.value))));
  return whole(of, row, std::move(words));
}

Line line(const Teller& of, const ir::ScenarioSubject& row) {
  Words words{of};
  words.add(row.log);
  words.rows(row.values);
  return {row.name, Phrase::as_is(report::value_text(row.name)), words.said()};
}

Line line(const Teller& of, const ir::Happening& row) {
  Words words{of};
  words.moment(row.at);
  words.moment(row.to);
  words.subject(row.subject);
  words.add(row.event);
  words.add(row.window);
  words.rows(row.values);
  words.add(row.key);
  words.add(row.notice);
  words.add(row.concerns);
  words.moment(row.received);
  if (row.record != 0) words.add(Phrase("change.in_record", row.record));
  return whole(of, row, std::move(words));
}

Line line(const Teller& of, const ir::GroupValue& row) {
  Words words{of};
  words.add(equal(row.name, report::value_text(row.value)));
  return whole(of, row, std::move(words));
}

Line line(const Teller& of, const ir::ToldOf& row) {
  Words words{of};
  words.add(row.escalation);
  words.moment(row.at);
  return whole(of, row, std::move(words));
}

Line line(const Teller& of, const ir::HeldTime& row) {
  Words words{of};
  words.add(phrases::length(row.length));
  words.add(row.none ? Phrase("group.none") : Phrase::as_is(report::value_text(row.value)));
  return whole(of, row, std::move(words));
}

Line line(const Teller& of, const ir::Expectation& row) {
  Words words{of};
  words.add(row.target);
  words.add(row.credit);
  words.add(row.exclusion);
  words.add(row.cap);
  words.subject(row.subject);
  if (row.item != 0) words.add(Phrase::as_is(std::to_string(row.item)));
  words.add(row.period);
  words.rows(row.groups);
  words.moment(row.at);
  if (row.verdict) words.add(phrases::verdict(*row.verdict));
  if (row.left_out) words.add(Phrase("found.left_out"));
  if (row.grant) words.add(word(*row.grant));
  if (row.reason != ir::GrantReason::None) words.add(word(row.reason));
  if (row.elapsed) words.add(phrases::length(*row.elapsed));
  words.moment(row.due);
  words.number(row.least);
  words.number(row.result);
  if (row.level) words.add(phrases::level(*row.level));
  words.number(row.amount);
  if (row.claim) words.add(report::claim_state(*row.claim, row.until));
  if (row.paid) words.add(report::paid_so(*row.paid));
  words.rows(row.told);
  words.rows(row.held);
  return whole(of, row, std::move(words));
}

}  // namespace akad::differences
