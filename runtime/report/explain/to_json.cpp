// Explanations for machines: canonical JSON, instants in UTC, lengths in milliseconds.
#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/report/credits/item_owed.h"
#include "runtime/report/credits/to_json.h"
#include "runtime/report/explain/parts_json.h"
#include "runtime/report/explain/view.h"
#include "runtime/report/groups_json.h"
#include "runtime/report/statement/counts.h"
#include "runtime/report/wording/granted.h"

namespace akad::report {
namespace {

using nlohmann::json;  // ordered maps: sorted keys

json text_or_null(const std::string& text) { return text.empty() ? json() : json(text); }

json span_of(Interval span) {
  return {{"from", format_rfc3339(span.from)}, {"to", format_rfc3339(span.to)}};
}

json named(const Named& row) { return {{"name", row.name}, {"clause", clause_json(row.clause)}}; }

// What is said, in the language asked for.
struct Said {
  const phrases::Book& book;

  json operator()(const Phrase& phrase) const { return book.say(phrase); }
  json operator()(const PhraseList& all) const {
    json said = json::array();
    for (const Phrase& phrase : all) said.push_back(book.say(phrase));
    return said;
  }
  json or_null(const Phrase& phrase) const { return phrase.empty() ? json() : (*this)(phrase); }
};

template <class Row, class Write>
json list(const std::vector<Row>& rows, Write write) {
  json all = json::array();
  for (const Row& row : rows) all.push_back(write(row));
  return all;
}

template <class Row>
json list(const Said& say, const std::vector<Row>& rows, json (*write)(const Said&, const Row&)) {
  json all = json::array();
  for (const Row& row : rows) all.push_back(write(say, row));
  return all;
}

json record_json(const Said& say, const UsedRecord& record) {
  return {{"at", format_rfc3339(record.at)},
          {"record", place_json(record.place)},
          {"gave", say(record.gave)}};
}

json unused_json(const Said& say, const UnusedRecord& record) {
  return {{"record", place_json(record.place)}, {"why", say(record.why)}};
}

json moment_json(const Said& say, const Moment& moment) {
  return {{"type", "moment"},
          {"at", format_rfc3339(moment.at)},
          {"kind", word_of(moment.kind)},
          {"what", say(moment.what)},
          {"records", list(moment.places, place_json)}};
}

json stretch_json(const Said& say, const Stretch& stretch) {
  const auto day = [](const ir::Holiday& closed) -> json {
    return {{"date", format_date(closed.date)}, {"name", closed.name}};
  };
  json row = span_of(stretch.span);
  row["type"] = "stretch";
  row["kind"] = word_of(stretch.kind);
  row["why"] = say(stretch.why);
  row["counted_ms"] = stretch.counted;
  row["elapsed_ms"] = stretch.elapsed;
  row["next_opening"] = instant_or_null(stretch.next_opening.value_or(kNever));
  row["closed"] = list(stretch.closed, day);
  row["clocks"] = say.or_null(stretch.clocks);
  return row;
}

json timeline_json(const Said& say, const TimelineRow& row) {
  const auto* stretch = std::get_if<Stretch>(&row);
  return stretch != nullptr ? stretch_json(say, *stretch) : moment_json(say, std::get<Moment>(row));
}

json limit_json(const TargetInForce& target) {
  const bool is_length = target.kind == LimitKind::Length;
  return {{"kind", word_of(target.kind)},
          {"length_ms", is_length ? json(target.length) : json()},
          {"at", instant_or_null(target.at)},
          {"hours", text_or_null(target.hours)},
          {"strict", target.strict}};
}

json target_json(const Said& say, const TargetInForce& target) {
  return {{"from", format_rfc3339(target.from)},
          {"row", text_or_null(target.row)},
          {"allowed", say(target.limit)},
          {"limit", limit_json(target)},
          {"policy", say.or_null(target.policy)},
          {"policies", list(target.policies, word_of<ir::Retarget>)},
          {"found_missed", target.found_missed},
          {"due", instant_or_null(target.due)}};
}

json reckoning_json(const std::optional<Reckoning>& told) {
  if (!told) return {};
  const auto rounding = ir::words(RoundingMode{})[static_cast<std::size_t>(told->rounding)];
  const bool is_length =
      told->basis == targets::Basis::Elapsed || told->basis == targets::Basis::Due;
  json row = {{"basis", word_of(told->basis)},
              {"counted_from", format_rfc3339(told->counted_from)},
              {"until", format_rfc3339(told->until)},
              {"exact_ms", told->exact},
              {"rounded_to_ms", told->unit == 0 ? json() : json(told->unit)},
              {"rounding", told->unit == 0 ? json() : json(rounding)},
              {"allowed_ms", is_length ? json(told->most) : json()},
              {"used_up_ms", is_length ? json(told->reach) : json()},
              {"strict", told->strict},
              {"named", instant_or_null(told->named)},
              {"reached", instant_or_null(told->reached)},
              {"changed_at", instant_or_null(told->changed_at)},
              {"stays_missed", told->stays_missed},
              {"moved", told->hours_always ? word_of(ir::Roll::Keep) : word_of(told->roll)},
              {"openings_ahead", list(told->ahead, span_of)},
              {"openings_around", list(told->openings, span_of)}};
  if (told->pauses) {
    row["moved_by_pauses"] = {{"named", format_rfc3339(told->pauses->named)},
                              {"stood_still", list(told->pauses->stood_still, span_of)},
                              {"openings", list(told->pauses->openings, span_of)}};
  }
  return row;
}

json attribution_json(const Attribution& told) {
  const auto open = [](const OpenAt& row) -> json {
    return {
        {"period", row.period}, {"at", format_rfc3339(row.at)}, {"counted", word_of(row.counted)}};
  };
  return {{"by", word_of(told.by)},
          {"at", instant_or_null(told.at)},
          {"placed", word_of(told.placed)},
          {"open", list(told.open, open)}};
}

// As a statement has them, where something arises.
json credits_json(const Said& say, const Explanation& told, const results::Result& result,
                  const std::vector<CreditTold>& credits) {
  json rows = json::array();
  for (const CreditTold& one : credits) {
    if (!one.line) continue;
    rows.push_back(line_json(*told.program, result, *one.line, told.cadence, say.book));
  }
  return rows;
}

json told_result(const Said& say, const Explanation& told,
                 const std::optional<results::Result>& result,
                 const std::vector<CreditTold>& credits) {
  if (!result) return {};
  json row = result_json(*told.program, *result);
  if (!credits.empty()) row["credits"] = credits_json(say, told, *result, credits);
  return row;
}

// "month": the key of what is told of periods.
std::string key_of(const Explanation& told) { return std::string(ir::key_of(told.cadence)); }

json period_of_item(const Said& say, const Explanation& told,
                    const std::optional<PeriodResult>& period) {
  if (!period) return {};
  return {{key_of(told), ir::label_of(period->period)},
          {"why", say(period->why)},
          {"result", told_result(say, told, period->result, period->credits)}};
}

json held_json(const HeldTime& held) {
  return {{"value", value_json(held.value)}, {"elapsed_ms", held.elapsed}};
}

json escalation_json(const Said& say, const EscalationTold& told) {
  return {{"name", told.name},
          {"at", instant_or_null(told.at)},
          {"reached", told.reached},
          {"limit_ms", told.whole == 0 ? json() : json(told.whole)},
          {"rule", say(told.rule)}};
}

json item_json(const Said& say, const Explanation& told, const ItemStory& item) {
  const bool judged = item.verdict != ir::Verdict::Undetermined;
  json row = {{"item", item.number},
              {"verdict", word_of(item.verdict)},
              {"started", instant_or_null(item.started)},
              {"stopped", instant_or_null(item.stopped)},
              {"due", instant_or_null(item.due)},
              {"elapsed_ms", judged ? json(item.elapsed) : json()},
              {"paused_ms", judged ? json(item.paused) : json()},
              {"paused_open_ms", judged ? json(item.paused_open) : json()},
              {"missed_before", instant_or_null(item.missed_before)},
              {"timeline", list(say, item.timeline, timeline_json)},
              {"targets", list(say, item.targets, target_json)},
              {"reckoning", reckoning_json(item.reckoning)},
              {"attribution", attribution_json(item.attribution)},
              {"rules", say(item.rules)},
              {"attributed_to", text_or_null(item.attributed_to)},
              {"attributed", list(item.attributed, held_json)},
              {"escalations", list(say, item.escalations, escalation_json)},
              {"group", group_json(item.group)},
              {key_of(told), period_of_item(say, told, item.period)},
              {"other_" + key_of(told) + "s", say(item.periods)},
              {"defaults", say(item.defaults)}};
  if (!item.owed.empty()) row["owed"] = item_owed_json(*told.program, item.owed);
  if (item.lost > 0) row["lost_records"] = item.lost;
  if (!item.left_out.empty()) row["left_out"] = say(item.left_out);
  return row;
}

json excluded_json(const Said& say, const ir::Program& program, const ExcludedRow& row) {
  json told = span_of(row.span);
  told["exclusion"] = row.exclusion;
  told["clause"] = clause_json(row.clause);
  if (row.time) told["time"] = word_of(*row.time);
  told["grant"] = word_of(row.grant);
  if (row.reason != ir::GrantReason::None) told["reason"] = word_of(row.reason);
  add_figures(told, program, program[row.of], row.figures, say.book);
  told["granted"] = list(row.granted, span_of);
  if (row.announced != kNever) told["announced"] = instant_or_null(row.announced);
  if (!row.notice.empty()) told["notice"] = row.notice;
  told["records"] = list(row.places, place_json);
  return told;
}

json excluded_json(const Said& say, const Explanation& explanation,
                   const std::vector<ExcludedRow>& rows) {
  return list(
      rows, [&](const ExcludedRow& row) { return excluded_json(say, *explanation.program, row); });
}

json unrecorded_json(const Said& say, const UnrecordedRow& row) {
  json told = span_of(row.span);
  told["counts"] = word_of(row.counts);
  told["why"] = say(row.why);
  return told;
}

json period_json(const Said& say, const Explanation& explanation, const PeriodStory& period) {
  json told = span_of(period.span);
  told[key_of(explanation)] = ir::label_of(period.period);
  if (period.over > 1) told["over"] = period.over;
  told["closed"] = period.closed;
  if (period.counts) {
    told["counts"] = counts_json(measures::figures(*period.counts));
    if (!period.slots.empty()) told["slots"] = list(period.slots, slot_json);
    told["rules"] = say(period.rules);
    told["result"] = told_result(say, explanation, period.result, period.credits);
    return told;
  }
  told["service_ms"] = period.service;
  told["down_ms"] = period.down;
  told["outages"] =
      list(period.outages, [&](const OutageRow& row) { return outage_json(row, say.book); });
  if (!period.excluded.empty()) {
    told["excluded_ms"] = period.excluded_time;
    told["excluded_down_ms"] = period.excluded_down;
    told["excluded"] = excluded_json(say, explanation, period.excluded);
  }
  if (!period.unrecorded.empty()) {
    told["unrecorded"] = list(say, period.unrecorded, unrecorded_json);
  }
  for (const auto& [key, length] : {std::pair{"unknown_ms", period.unknown},
                                    {"left_out_ms", period.left_out},
                                    {"not_covered_ms", period.not_covered},
                                    {"down_without_record_ms", period.silent_down},
                                    {"up_without_record_ms", period.silent_up}}) {
    if (length > 0) told[key] = length;
  }
  if (explanation.calendar) told["openings"] = list(period.openings, span_of);
  told["rules"] = say(period.rules);
  told["result"] = told_result(say, explanation, period.result, period.credits);
  return told;
}

json outage_rule_json(const std::optional<OutageRule>& rule) {
  if (!rule) return {};
  json told = {{"joined_below_ms", rule->joined_below},
               {"test", word_of(rule->test)},
               {"length_ms", rule->length},
               {"counted", word_of(rule->counted)},
               {"crossing", word_of(rule->crossing)}};
  if (rule->month_days > 0) told["month_days"] = rule->month_days;
  return told;
}

json hours_json(const Explanation& told) {
  if (!told.calendar) return {};
  json row = named(*told.calendar);
  row["zone"] = told.calendar_zone;
  return row;
}

}  // namespace

json instant_or_null(Instant at) { return at == kNever ? json() : json(format_rfc3339(at)); }

json place_json(const Place& place) {
  json row = {{"file", place.file}, {"line", place.line}};
  if (place.element > 0) row["element"] = place.element;
  return row;
}

json outage_json(const OutageRow& row, const phrases::Book& book) {
  json told = span_of(row.whole);
  told["parts"] = list(row.parts, span_of);
  told["passes"] = row.passes;
  told["unfinished"] = row.unfinished;
  told["counts"] = row.counts.empty() ? json() : span_of(row.counts);
  told["counted_ms"] = row.counted;
  for (const auto& [share, length] : row.by_share) {
    told["weighs"].push_back({{"share", to_fraction(share)}, {"counted_ms", length}});
  }
  if (row.excluded > 0) told["excluded_ms"] = row.excluded;
  told["why"] = book.say(row.why);
  told["records"] = list(row.places, place_json);
  return told;
}

json explanation_json(const Explanation& told, const phrases::Book& book) {
  const Said say{book};
  const auto item = [&](const ItemStory& one) { return item_json(say, told, one); };
  const auto period = [&](const PeriodStory& one) { return period_json(say, told, one); };
  json text = {{"format", "akad explanation 2"},
               {"agreement",
                {{"name", told.agreement.name},
                 {"version", told.agreement.version},
                 {"digest", told.digest},
                 {"provider", told.agreement.provider},
                 {"customer", told.agreement.customer},
                 {"zone", told.zone.name}}},
               {"tzdata", told.tzdata},
               {"as_of", format_rfc3339(told.as_of)},
               {"term", span_of(told.term)},
               {"subject", told.subject},
               {"log", told.log},
               {"target", named(told.target)},
               {"promise", say(told.promise)},
               {"small_rule", say.or_null(told.small_rule)},
               {"kind", word_of(told.about)},
               {"measure", named(told.measure)},
               {"measure_rules", say(told.measure_rules)},
               {"outage_rule", outage_rule_json(told.outage_rule)},
               {"hours", hours_json(told)},
               {"hours_of_limit", told.hours_of_limit},
               {"hours_rules", say(told.hours_rules)},
               {"records", list(say, told.records, record_json)},
               {"other_records", told.other_records},
               {"unused_records", list(say, told.unused, unused_json)},
               {"items", list(told.items, item)},
               {key_of(told) + "s", list(told.periods, period)},
               {"others", list(say, told.others, moment_json)},
               {"notes", say(told.notes)}};
  if (!told.left_out.empty()) text["left_out"] = told.left_out;
  if (!told.excluded.empty()) text["excluded"] = excluded_json(say, told, told.excluded);
  if (told.more_unused > 0) text["more_unused_records"] = told.more_unused;
  return text;
}

std::string to_json(const Explanation& told, const phrases::Book& book) {
  return json_text(explanation_json(told, book)) + "\n";
}

}  // namespace akad::report
