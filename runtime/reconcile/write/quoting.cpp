#include "runtime/reconcile/write/quoting.h"

#include "runtime/explain/records.h"
#include "runtime/report/wording/findings.h"
#include "runtime/report/words.h"

namespace akad::reconcile {

Quoting::OfSide::OfSide(const Side& side)
    : plan(side.run.kept.found.plan),
      store(side.store()),
      answers(plan, store),
      wording{side.program(), plan.zone} {
  for (const events::Finding& finding : side.run.kept.result.findings.listed()) {
    if (finding.file < 0 || finding.kind == events::FindingKind::OutOfOrder) continue;
    reasons.try_emplace({finding.file, finding.line, finding.element},
                        report::finding_called(finding.kind, finding.detail));
  }
}

Phrase Quoting::OfSide::said(const events::Occurrence& what) const {
  const Id<ir::Signal> signal = plan.channels.signal_at(what.channel);
  if (signal.valid()) {
    const bool is_time = !plan.channels.has_value_id(what.channel);
    return explain::value_said(wording, answers, signal, answers.said(what.value, is_time));
  }
  const std::string& name = plan.channels.name_of(what.channel);
  if (!plan.channels.window_at(what.channel).valid()) return Phrase::as_is(name);
  if (what.end_unknown != 0) return Phrase("record.end_unknown", name);
  if (what.value == kNever) return Phrase("record.not_ended", name);
  return Phrase("record.until", name, report::moment_text(plan.zone, what.value));
}

Quoting::Quoting(const Reconciliation& of)
    : of_(of), ours_(of.side(Party::Ours)), theirs_(of.side(Party::Theirs)) {}

Quoted Quoting::quoted(const Record& record, Party party) const {
  const events::RollRow& row = this->row(record, party);
  const OfSide& side = this->side(party);
  Quoted quoted{{of_.side(party).run.kept.result.files[static_cast<std::size_t>(row.place.file)],
                 row.place.line, row.place.element}};
  for (const std::size_t place : record.told[party]) {
    const events::Occurrence& what = side.store.occurrences[place];
    if (quoted.said.empty() || quoted.said.back().at != what.at) quoted.said.push_back({what.at});
    quoted.said.back().said.push_back(side.said(what));
  }
  if (!quoted.said.empty()) return quoted;
  if (row.at != kNever) quoted.said.push_back({row.at});
  const auto reason = side.reasons.find({row.place.file, row.place.line, row.place.element});
  if (row.use == events::RecordUse::Unnamed) {
    quoted.unused = Phrase("reconcile.of_no_concern");
  } else if (reason != side.reasons.end()) {
    quoted.unused = Phrase("reconcile.not_used_for", reason->second);
  } else {
    quoted.unused = Phrase("reconcile.not_used");
  }
  return quoted;
}

const events::RollRow& Quoting::any_row(const Record& record) const {
  return row(record, record.row.ours ? Party::Ours : Party::Theirs);
}

std::string Quoting::id_of(const Record& record) const {
  const events::RollRow& row = any_row(record);
  if (row.id == events::Interner::kNone) return "";
  return std::string(of_.sides.ours->roll.names.ids.text(row.id));
}

std::string Quoting::subject_of(const Record& record) const {
  const events::RollRow& row = any_row(record);
  if (row.subject == events::Interner::kNone) return "";
  return std::string(of_.sides.ours->roll.names.subjects.text(row.subject));
}

}  // namespace akad::reconcile
