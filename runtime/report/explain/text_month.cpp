// One month of outages for people.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/report/calendar/words.h"
#include "runtime/report/explain/sections.h"
#include "runtime/report/page.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

// Stretches and records of one run; a long row of them is told by its number.
constexpr std::size_t kMostParts = 12;

std::string parts_text(LocalTimes& local, const OutageRow& row) {
  if (row.parts.size() > kMostParts) {
    return fmt::format("made of {} recorded stretches", row.parts.size());
  }
  std::string text;
  for (const Interval& part : row.parts) {
    text += fmt::format("{}{} for {}", text.empty() ? "recorded: " : ", ", local(part.from),
                        format_duration(part.length()));
  }
  return text;
}

std::string records_text(const OutageRow& row) {
  if (row.places.empty()) return "";
  if (row.places.size() <= kMostParts) return places_text(row.places);
  return fmt::format("{} to {}, {} records", place_text(row.places.front()),
                     place_text(row.places.back()), row.places.size());
}

void add_outages(std::string& page, const Explanation& told, const MonthStory& month) {
  LocalTimes local(told.zone);
  Table table{{{"down from"}, {"lasted", true}, {"counts", true}, {"why"}}, {}};
  for (const OutageRow& row : month.outages) {
    std::string why = row.why;
    const std::string records = records_text(row);
    std::string from = local(row.whole.from);
    if (row.parts.size() > 1) why += "; " + parts_text(local, row);
    if (!records.empty()) why += fmt::format(" [{}]", records);
    table.rows.push_back({from, format_duration(row.whole.length()),
                          row.counted > 0 ? format_duration(row.counted) : "-", why});
  }
  if (!table.rows.empty()) {
    add_table(page, 4, table);
  } else {
    add_line(page, 4, "Nothing was recorded as down.");
  }
}

}  // namespace

void add_month(std::string& page, const Explanation& told, const MonthStory& month) {
  add_line(page, 0, fmt::format("{}: down {} of {}", month_text(month.month),
                                format_duration(month.down), format_duration(month.service)));
  add_rule(page, '-');
  add_outages(page, told, month);
  page += "\n";
  add_value(page, 4, "month", fmt::format("{} to {}", local_text(told.zone, month.span.from),
                                          local_text(told.zone, month.span.to)));
  add_value(page, 4, "service time", format_duration(month.service));
  add_value(page, 4, "down", format_duration(month.down));
  if (month.service > 0) {
    const Rational share(std::max<Duration>(month.service - month.down, 0), month.service);
    add_value(page, 4, "share", fmt::format("({} - {}) / {} = {}", format_duration(month.service),
                                            format_duration(month.down),
                                            format_duration(month.service), percent_text(share)));
  }
  if (month.result) {
    const ir::Target& target = results::row_of(*told.program, month.result->target);
    const std::string group =
        group_text(results::named(*told.program, target.groups, month.result->group));
    add_value(page, 4, "result",
              (group.empty() ? "" : group + ": ") + result_text(*told.program, *month.result, ""));
  }
  for (const std::string& rule : month.rules) add_value(page, 4, "", rule);
}

}  // namespace akad::report
