// Explanations for people: who promised what, what happened when, and what follows from it.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/page.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"

namespace akad::report {

std::string place_text(const Place& place) {
  return fmt::format("{}:{}", for_terminal(place.file), place.line);
}

// Further lines of the same file stand without its name.
std::string places_text(const std::vector<Place>& places) {
  std::string text;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i == 0 || places[i].file != places[i - 1].file) {
      text += (i == 0 ? "" : ", ") + place_text(places[i]);
    } else {
      text += fmt::format(", :{}", places[i].line);
    }
  }
  return text;
}

std::string LocalTimes::operator()(Instant at) {
  std::string text = local_text(zone_, at);
  const std::size_t blank = text.rfind(' ');
  const std::string offset = text.substr(blank + 1);
  if (offset == shown_) text.resize(blank);
  shown_ = offset;
  return text;
}

std::string result_text(const ir::Program& program, const results::Result& result,
                        const std::string& small_rule) {
  std::string text =
      result.measured ? measured_text(program, *result.measured) : "nothing to measure";
  const std::string counts = count_words(result);
  if (!counts.empty()) text += fmt::format(" ({})", counts);
  const ir::Target& target = results::row_of(program, result.target);
  text += fmt::format("; promised {}: {}", promised_text(program, target),
                      verdict_text(result.verdict));
  if (result.verdict == ir::Verdict::Pending) text += ", since the month is not over";
  if (result.small_sample) text += fmt::format(" ({})", small_rule);
  return text;
}

std::string group_text(const std::vector<ir::GroupValue>& group) {
  std::string text;
  for (const ir::GroupValue& part : group) {
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", for_terminal(part.name),
                        for_terminal(part.value));
  }
  return text;
}

namespace {

std::string measured_by(const Explanation& told) {
  return fmt::format("{} {}, from the log {}", told.is_time ? "outage" : "clock",
                     clause_text(told.measure.clause, told.measure.name), for_terminal(told.log));
}

std::string hours_counted(const Explanation& told) {
  if (told.hours_of_limit) return "the hours of each limit";
  if (!told.calendar) return "around the clock";
  return fmt::format("{}, read in {}", clause_text(told.calendar->clause, told.calendar->name),
                     for_terminal(told.calendar_zone));
}

void add_heading(std::string& page, const Explanation& told) {
  add_rule(page, '=');
  add_line(page, 0, fmt::format("EXPLANATION: {} of {}", for_terminal(told.target.name),
                                for_terminal(told.subject)));
  add_rule(page, '=');
  add_value(page, 0, "Agreement",
            fmt::format("{}, version {}: {} for {}", for_terminal(told.agreement.name),
                        for_terminal(told.agreement.version),
                        for_terminal(told.agreement.provider),
                        for_terminal(told.agreement.customer)));
  add_value(page, 0, "Target", clause_text(told.target.clause, told.target.name));
  add_value(page, 0, "Promised", told.promise);
  add_value(page, 0, "Measured by", measured_by(told));
  for (const std::string& rule : told.measure_rules) add_value(page, 0, "", for_terminal(rule));
  if (!told.is_time) add_value(page, 0, "Hours counted", hours_counted(told));
  for (const std::string& rule : told.hours_rules) add_value(page, 0, "", for_terminal(rule));
  add_value(page, 0, "As of", local_text(told.zone, told.as_of));
  add_value(page, 0, "Local times",
            fmt::format("{}, zone database {}; the offset is shown where it changes",
                        told.zone.name, told.tzdata));
}

void add_records(std::string& page, const Explanation& told) {
  page += "\n";
  add_line(page, 0, "Records used");
  LocalTimes local(told.zone);
  Table table{{{"when"}, {"what it says"}, {"record"}}, {}};
  for (const UsedRecord& record : told.records) {
    std::string gave;
    for (const std::string& part : record.gave) gave += (gave.empty() ? "" : "; ") + part;
    table.rows.push_back({local(record.at), for_terminal(gave), place_text(record.place)});
  }
  if (!table.rows.empty()) add_table(page, 4, table);
  if (told.other_records > 0) {
    add_line(page, 4, fmt::format("Of no concern here: {} more of this subject, which repeat a "
                                  "value{} or say nothing that this target looks at.",
                                  grouped(std::to_string(told.other_records)),
                                  told.is_time ? ", tell of another month" : ""));
  }
  for (const UnusedRecord& record : told.unused) {
    add_line(page, 4, fmt::format("Not used as it stands: {} ({})", place_text(record.place),
                                  for_terminal(record.why)));
  }
}

void add_others(std::string& page, const Explanation& told) {
  if (!told.others.empty()) {
    page += "\n";
    add_line(page, 0, "What else happened, outside the items");
  }
  LocalTimes local(told.zone);
  for (const Moment& moment : told.others) {
    add_line(page, 4, fmt::format("{}  {} ({})", local(moment.at), for_terminal(moment.what),
                                  places_text(moment.places)));
  }
}

}  // namespace

std::string to_text(const Explanation& told) {
  std::string page;
  add_heading(page, told);
  if (!told.is_time || told.months.size() == 1) add_records(page, told);
  for (const ItemStory& item : told.items) {
    page += "\n";
    add_item(page, told, item);
  }
  for (const MonthStory& month : told.months) {
    page += "\n";
    add_month(page, told, month);
  }
  add_others(page, told);
  for (const std::string& note : told.notes) {
    page += "\n";
    add_line(page, 0, for_terminal(note));
  }
  return page;
}

}  // namespace akad::report
