// The records that differ, for people: where each stands, and what it says.
#include <algorithm>

#include "runtime/reconcile/write/sections.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/words.h"

namespace akad::reconcile {

using report::Count;

namespace {

Phrase alone(const Record& record, Phrase quoted) {
  if (record.row.ours) {
    return record.again ? Phrase("reconcile.again_ours", std::move(quoted))
                        : Phrase("reconcile.only_ours", std::move(quoted));
  }
  return record.again ? Phrase("reconcile.again_theirs", std::move(quoted))
                      : Phrase("reconcile.only_theirs", std::move(quoted));
}

}  // namespace

Phrase RecordLines::called(const Record& record, const Quoted& quoted, bool with_subject) const {
  PhraseList names;
  if (const std::string id = quoting_.id_of(record); !id.empty()) {
    names.add("reconcile.id", report::value_text(id));
  }
  const std::string subject = quoting_.subject_of(record);
  if (with_subject && !subject.empty()) {
    names.push_back(Phrase::as_is(report::value_text(subject)));
  }
  Phrase place = report::place_said(quoted.place);
  if (names.empty()) return place;
  return Phrase("reconcile.record", std::move(place), Phrase::list("list.comma", std::move(names)));
}

Phrase RecordLines::said(const Quoted& quoted) const {
  const time::Zone& zone = of_.sides.ours->run.kept.found.plan.zone;
  PhraseList parts;
  for (const Quoted::At& instant : quoted.said) {
    parts.push_back(instant.said.empty()
                        ? Phrase::as_is(report::moment_text(zone, instant.at))
                        : Phrase("reconcile.said_at", report::moment_text(zone, instant.at),
                                 Phrase::list("list.comma", instant.said)));
  }
  if (!quoted.unused.empty()) parts.push_back(quoted.unused);
  return Phrase::list("list.semicolon", std::move(parts));
}

void RecordLines::add(std::size_t indent, const Record& record, bool with_subject) {
  if (record.is_of_both()) {
    const Quoted ours = quoting_.quoted(record, Party::Ours);
    const Quoted theirs = quoting_.quoted(record, Party::Theirs);
    add_line(page_, indent,
             Phrase("reconcile.not_alike", report::place_said(ours.place),
                    called(record, theirs, with_subject)));
    add_line(page_, indent + 2, Phrase("reconcile.by_ours", said(ours)));
    add_line(page_, indent + 2, Phrase("reconcile.by_theirs", said(theirs)));
    return;
  }
  const Party party = record.row.ours ? Party::Ours : Party::Theirs;
  Quoted quoted = quoting_.quoted(record, party);
  if (record.repeats) quoted.unused = Phrase("reconcile.counts_once");
  const Phrase which = called(record, quoted, with_subject);
  add_line(page_, indent, alone(record, Phrase("reconcile.says", which, said(quoted))));
}

void RecordLines::add(std::size_t indent, const Records& records) {
  if (records.empty()) return add_line(page_, indent, Phrase("reconcile.without_records"));
  const std::size_t shown = std::min(records.size(), kMostRecords);
  for (std::size_t i = 0; i < shown; ++i) add(indent, of_.records[records[i]], false);
  if (shown < records.size()) {
    add_line(page_, indent, Phrase("reconcile.more_records", Count{records.size() - shown}));
  }
}

}  // namespace akad::reconcile
