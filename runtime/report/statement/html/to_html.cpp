// Statements as one file of HTML: no script runs in it and nothing is fetched, so that it shows the
// same in ten years, in a mail and on paper.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/report/statement/html/markup.h"
#include "runtime/report/statement/html/style.h"
#include "runtime/report/statement/html/view.h"

namespace akad::report {
namespace {

using namespace html;

// On each sheet of paper: of which statement it is.
std::string foot(const View& view) {
  constexpr std::size_t kLongest = 60;
  const ir::Agreement& a = view.program.agreement;
  const Phrase said("html.foot", shortened(a.name, kLongest), shortened(a.version, kLongest),
                    moment_text(view.zone, view.statement.as_of));
  return foot_of_pages(text_of_style(view.say(said)));
}

std::string head(const View& view) {
  const ir::Agreement& a = view.program.agreement;
  const Phrase title("statement.title", for_terminal(a.name), for_terminal(a.version));
  return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
                     "<meta name=\"color-scheme\" content=\"light dark\"/>\n{}\n"
                     "<style>\n{}{}</style>\n</head>\n<body>\n<main>\n",
                     view.page.book.language(), element("title", "", view.say(title)), style(),
                     foot(view));
}

}  // namespace

void write_html(const Statement& statement, const phrases::Book& book, const Take& take) {
  HtmlSheet sheet;
  sheet.speak(book);
  Page page = page_of(book, {statement.program});
  page.sheet = &sheet;
  sheet.break_at(page.breaks);
  const auto zone = time::find_zone(statement.program->agreement.zone).value_or(time::Zone{});
  const Index index = index_of(statement);
  View view{statement, zone, index, page, sheet};
  take(head(view));
  add_masthead(view);
  add_summary(view);
  add_trends(view);
  add_moments(view);
  add_open(view);
  take(sheet.take());
  for (std::size_t i = 0; i < statement.periods.size(); ++i) {
    add_period(view, i);
    take(sheet.take());
  }
  add_charges(page, statement);
  add_claims_of_nothing(page, statement);
  add_data(page, statement);
  add_choices(page, *statement.program);
  sheet.part(view.say(Phrase("html.origin")));
  add_origin(page, statement);
  take(sheet.take());
  take("</main>\n</body>\n</html>\n");
}

std::string to_html(const Statement& statement, const phrases::Book& book) {
  std::string text;
  write_html(statement, book, [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace akad::report
