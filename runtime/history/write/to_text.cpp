#include <algorithm>

#include "runtime/base/text.h"
#include "runtime/differences/write/write.h"
#include "runtime/history/write/sections.h"
#include "runtime/history/write/write.h"
#include "runtime/report/statement/sections.h"

namespace akad::history {
namespace {

bool same_records(const report::Statement& a, const report::Statement& b) {
  return std::equal(a.logs.begin(), a.logs.end(), b.logs.begin(), b.logs.end(),
                    [](const auto& one, const auto& other) {
                      return one.name == other.name && one.digest == other.digest &&
                             one.left_out == other.left_out;
                    });
}

void add_head(Page& page, const History& history) {
  const report::Statement& before = history.before.statement();
  const report::Statement& after = history.after.statement();
  add_line(page, 0, Phrase("history.title"));
  report::add_as_of(page, after);
  report::add_shown(page, after);
  report::add_read(page, after);
  if (!same_records(before, after)) {
    add_line(page, 0, Phrase("history.read_before"));
    report::add_read(page, before);
  }
  page += "\n";
}

}  // namespace

void write_section(History& history, const phrases::Book& book, const report::Take& take) {
  Page page = report::page_of(book, {history.before.program, history.after.program});
  const auto hand_over = [&] {
    take(page.text);
    page.text.clear();
  };
  add_head(page, history);
  add_money(page, history);
  add_verdicts(page, history, hand_over);
  hand_over();
}

namespace {

// Longer than any that stands in the text.
std::string fence_for(const std::string& text) {
  constexpr std::size_t kShortest = 3;
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return std::string(std::max(kShortest, longest + 1), '`');
}

}  // namespace

void write_text(const differences::Differences& found, History& history, const phrases::Book& book,
                const report::Take& take) {
  take(differences::to_text(found, *history.before.program, *history.after.program, book) + "\n");
  write_section(history, book, take);
}

void write_markdown(const differences::Differences& found, History& history,
                    const phrases::Book& book, const report::Take& take) {
  take(differences::to_markdown(found, *history.before.program, *history.after.program, book));
  std::string text;
  write_section(history, book, [&](std::string_view piece) { text += piece; });
  const std::string fence = fence_for(text);
  take("\n" + fence + "text\n" + text + fence + "\n");
}

}  // namespace akad::history
