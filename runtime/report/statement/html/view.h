// A statement as its HTML is told: who says what, and where the parts of the document are.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "runtime/report/statement/html/sheet.h"
#include "runtime/report/statement/sections.h"
#include "runtime/report/words.h"
#include "runtime/time/zone.h"

namespace akad::report::html {

// What is listed one by one, by where it stands.
struct Index {
  struct Outage {
    const measures::OutageRow* row;
    const measures::OutagePart* part;
  };
  std::map<std::pair<Id<ir::Target>, std::string>, std::vector<const measures::Item*>> missed;
  std::map<std::pair<Id<ir::Target>, Id<plan::Period>>, std::vector<Outage>> outages;
};
Index index_of(const Statement& statement);

struct View {
  const Statement& statement;
  const time::Zone& zone;  // of the agreement
  const Index& index;
  Page& page;
  HtmlSheet& sheet;
  const ir::Program& program = *statement.program;

  std::string say(const Phrase& phrase) const { return page.say(phrase); }
  std::string money(const Rational& amount) const { return money_text(amount, program.agreement); }
};

std::string clause_of(const View& view, Id<ir::Target> target);
// "2026-03", and where it stands.
std::string label_of(const View& view, const PeriodStatement& period);
std::string id_of_period(std::size_t period);  // a place in Statement::periods
std::string id_of_result(std::size_t period, Id<ir::Target> target);
std::string link_to(std::string_view id, std::string_view text);

// "met", as a mark beside a heading.
std::string badge(const View& view, ir::Verdict verdict);
std::string_view class_of(ir::Verdict verdict);

// The parts of the document, each added to the sheet.
void add_masthead(View& view);
void add_summary(View& view);
void add_trends(View& view);
void add_moments(View& view);  // by weekday and hour
void add_open(View& view);     // at as-of, where a period shown goes on
void add_period(View& view, std::size_t period);

}  // namespace akad::report::html
