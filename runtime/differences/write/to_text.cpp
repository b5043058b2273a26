#include "runtime/differences/write/write.h"
#include "runtime/report/page.h"

namespace akad::differences {
namespace {

using report::Page;

void add_one(Page& page, const Difference& difference) {
  const Phrase whom = favour_said(difference.favours);
  const bool is_field = !difference.what.empty();
  if (is_field || whom.empty()) {
    report::add_line(page, 2, said(difference));
    if (!whom.empty()) report::add_line(page, 4, whom);
  } else {
    report::add_line(page, 2, Phrase("change.favoured", said(difference), whom));
  }
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
    add_one(page, difference);
    for (const Phrase& term : terms_shown(difference)) report::add_line(page, 4, term);
  }
}

}  // namespace

std::string to_text(const Differences& found, const ir::Program& before, const ir::Program& after,
                    const phrases::Book& book) {
  Page page = report::page_of(book, {&before, &after});
  report::add_line(page, 0, Phrase("change.title"));
  report::add_value(page, 0, "label.before", agreement_said(before, found.before));
  report::add_value(page, 0, "label.after", agreement_said(after, found.after));
  report::add_value(page, 0, "label.in_all", sum_said(found));
  add(page, found.of_the_deal);
  if (!found.of_scenarios.empty()) {
    page += "\n";
    report::add_line(page, 0, Phrase("change.scenarios"));
    add(page, found.of_scenarios);
  }
  return page.text;
}

}  // namespace akad::differences
