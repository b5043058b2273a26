// Calendars made of others: parts before wholes, and no circles.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/calendars/calendars.h"
#include "runtime/ir/soundness/written.h"

namespace akad::calendars {
namespace {

using scope::each;
enum class Visit { Not, Open, Done };

// How deep a calendar is made of others, and of how many when each is laid out for itself.
struct Growth {
  int depth = 1;
  std::int64_t size = 1;
};

struct Order {
  Scope& scope;
  std::vector<const ast::Calendar*> calendars;
  std::map<std::string, std::size_t> places;
  std::vector<Visit> visits;
  std::vector<std::int32_t> rows;
  std::int32_t next = 0;
  std::map<std::string, Growth> growth{};
};

std::vector<const ast::Name*> operands_of(const ast::Calendar& written) {
  std::vector<const ast::Name*> names;
  for (const ast::ComposedLine& line : written.composed) {
    names.push_back(&line.left);
    names.push_back(&line.right);
  }
  for (const ast::ShiftLine& line : written.shifts) names.push_back(&line.calendar);
  return names;
}

void report_circle(Order& order, const ast::Name& operand, const ast::Calendar& whole) {
  const ast::Calendar& part = *order.calendars[order.places.at(operand.text)];
  complain(order.scope,
           diagnose(Code::AK0605, operand.span,
                    worded("the calendar `{}` is made of itself", whole.name.text))
               .with_label("leads back")
               .with_other(part.name.span, fmt::format("`{}` is declared here", part.name.text)));
}

// Called when all parts are done.
void grow(Order& order, const ast::Calendar& whole) {
  Growth growth;
  for (const ast::Name* operand : operands_of(whole)) {
    const auto part = order.growth.find(operand->text);
    if (part == order.growth.end()) continue;
    growth.depth = std::max(growth.depth, part->second.depth + 1);
    growth.size += part->second.size;
  }
  if (growth.depth > ir::kDeepestCalendar || growth.size > ir::kMostUnfolded) {
    complain(order.scope, Code::AK0902, whole.name.span,
             worded("the calendar `{}` is made of others more than {} deep, or of more than "
                    "{} parts",
                    whole.name.text, ir::kDeepestCalendar, ir::kMostUnfolded));
    growth = {};
  }
  order.growth[whole.name.text] = growth;
}

// Circles are as long as the agreement's chain of calendars; the parser bounds its length, and an
// explicit stack keeps ours off the program's.
struct Step {
  std::size_t calendar;
  std::size_t operand = 0;
};

void visit(Order& order, std::size_t first) {
  std::vector<Step> stack = {{first}};
  order.visits[first] = Visit::Open;
  while (!stack.empty()) {
    const std::size_t at = stack.back().calendar;
    const auto operands = operands_of(*order.calendars[at]);
    if (stack.back().operand == operands.size()) {
      order.visits[at] = Visit::Done;
      grow(order, *order.calendars[at]);
      order.rows[at] = order.next++;
      stack.pop_back();
      continue;
    }
    const ast::Name& operand = *operands[stack.back().operand++];
    const auto place = order.places.find(operand.text);
    if (place == order.places.end()) continue;
    Visit& state = order.visits[place->second];
    if (state == Visit::Open) report_circle(order, operand, *order.calendars[at]);
    if (state != Visit::Not) continue;
    state = Visit::Open;
    stack.push_back({place->second});
  }
}

}  // namespace

std::vector<std::int32_t> calendar_rows(Scope& scope, const ast::File& file) {
  Order order{scope, {}, {}, {}, {}, 0};
  each<ast::Calendar>(file, [&](const ast::Calendar& written, std::int32_t at) {
    order.calendars.push_back(&written);
    order.places.emplace(written.name.text, static_cast<std::size_t>(at));
  });
  order.visits.resize(order.calendars.size(), Visit::Not);
  order.rows.resize(order.calendars.size(), -1);
  for (std::size_t at = 0; at < order.calendars.size(); ++at) {
    if (order.visits[at] == Visit::Not) visit(order, at);
  }
  return order.rows;
}

}  // namespace akad::calendars
