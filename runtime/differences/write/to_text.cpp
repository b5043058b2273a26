#include "runtime/differences/write/write.h"
#include "runtime/report/page.h"

namespace akad::differences {
namespace {

using report::Page;

Phrase agreement_said(const ir::Program& program, const std::string& digest) {
  return Phrase("change.agreement", program.agreement.name, program.agreement.version, digest);
}

bool is_of_the_same(const Where& a, const Where& b) {
  return a.of == b.of && a.log == b.log && a.before.name == b.before.name &&
         a.after.name == b.after.name;
}

// Under the head of each declaration.
void add(Page& page, const std::vector<Difference>& differences) {
  const Where* last = nullptr;
  for (const Difference& difference : differences) {
    if (last == nullptr || !is_of_the_same(*last, difference.where)) {
      page += "\n";
      report::add_line(page, 0, head_said(difference.where));
      last = &difference.where;
    }
    report::add_line(page, 2, said(difference));
    for (const Phrase& term : difference.terms) report::add_line(page, 4, term);
  }
}

void add_end(Page& page, const Differences& found) {
  page += "\n";
  if (found.of_the_deal.empty() && !found.of_scenarios.empty()) {
    report::add_line(page, 0, Phrase("change.none_owed"));
  } else if (!found.are_none()) {
    const auto count = static_cast<std::int64_t>(found.of_the_deal.size());
    report::add_line(page, 0, Phrase("change.count", count));
  } else if (found.before == found.after) {
    report::add_line(page, 0, Phrase("change.none"));
  } else {
    report::add_line(page, 0, Phrase("change.only_order"));
  }
}

}  // namespace

std::string to_text(const Differences& found, const ir::Program& before, const ir::Program& after,
                    const phrases::Book& book) {
  Page page{book};
  report::add_line(page, 0, Phrase("change.title"));
  report::add_value(page, 0, "label.before", agreement_said(before, found.before));
  report::add_value(page, 0, "label.after", agreement_said(after, found.after));
  add(page, found.of_the_deal);
  add_end(page, found);
  if (!found.of_scenarios.empty()) {
    page += "\n";
    report::add_line(page, 0, Phrase("change.scenarios"));
    add(page, found.of_scenarios);
  }
  return page.text;
}

}  // namespace akad::differences
