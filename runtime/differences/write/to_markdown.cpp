#include <string>

#include "runtime/base/text.h"
#include "runtime/differences/write/write.h"

namespace akad::differences {
namespace {

// What forges make of a text beside Markdown: an address becomes a link, and so do `GH-12` and the
// id of a commit; a name behind @ is told, `:smile:` is a picture.
// A blank without width between is seen by nobody.
constexpr std::string_view kUnseen = "&#8203;";

bool is_mark(char c) {
  return std::string_view("\\`*_{}[]()<>|~&$^=!").find(c) != std::string::npos;
}

bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
  return at <= text.size() && text.substr(at, word.size()) == word;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_word(text[at - 1]);
}

// How many characters from there `is_part` holds of.
template <class IsPart>
std::size_t length_of(std::string_view text, std::size_t at, const IsPart& is_part) {
  std::size_t end = at;
  while (end < text.size() && is_part(text[end])) ++end;
  return end - at;
}

bool is_commit(std::string_view text, std::size_t at) {
  constexpr std::size_t kShortest = 7;
  constexpr std::size_t kWhole = 40;
  if (!begins_word(text, at)) return false;
  const std::size_t length = length_of(text, at, is_hex);
  const bool ends = at + length == text.size() || !is_word(text[at + length]);
  const bool amount = length_of(text, at, is_digit) == length && length < kWhole;
  return ends && !amount && length >= kShortest && length <= kWhole;
}

bool is_issue(std::string_view text, std::size_t dash) {
  if (text[dash] != '-' || dash < 2 || dash + 1 >= text.size() || !is_digit(text[dash + 1])) {
    return false;
  }
  return begins_word(text, dash - 2) && (text[dash - 2] == 'G' || text[dash - 2] == 'g') &&
         (text[dash - 1] == 'H' || text[dash - 1] == 'h');
}

bool is_picture(std::string_view text, std::size_t colon) {
  if (text[colon] != ':') return false;
  const std::size_t length =
      length_of(text, colon + 1, [](char c) { return is_word(c) || c == '+' || c == '-'; });
  return length > 0 && stands_at(text, colon + 1 + length, ":");
}

std::string escaped(const std::string& text) {
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_mark(c)) safe += '\\';
    safe += c;
    const bool is_dot = c == '.' && i > 0 && (text[i - 1] == 'w' || text[i - 1] == 'W');
    const bool is_scheme = c == ':' && stands_at(text, i + 1, "//");
    if (c == '@' || c == '#' || is_dot || is_scheme || is_commit(text, i) || is_issue(text, i) ||
        is_picture(text, i)) {
      safe += kUnseen;
    }
  }
  return safe;
}

struct Sheet {
  const phrases::Book& book;
  std::string text = {};

  std::string cell(const Phrase& phrase) const { return escaped(for_terminal(book.say(phrase))); }

  void row(std::initializer_list<std::string> cells) {
    text += "|";
    for (const std::string& one : cells) text += " " + one + " |";
    text += "\n";
  }
  void head(std::string_view marks, const Phrase& phrase) {
    text += "\n" + std::string(marks) + " " + cell(phrase) + "\n";
  }
};

std::string lines_of(const Sheet& sheet, const Difference& difference) {
  std::string lines;
  for (const Phrase& term : terms_shown(difference)) {
    if (!lines.empty()) lines += "<br>";
    lines += sheet.cell(term);
  }
  return lines;
}

// A declaration that is there in one of the two says on that side what it says.
void add_row(Sheet& sheet, const Difference& difference, bool of_the_deal) {
  const Cells cells = cells_said(difference);
  std::string before = sheet.cell(cells.before), after = sheet.cell(cells.after);
  if (!difference.terms.empty()) {
    (difference.kind == Kind::Removed ? before : after) = lines_of(sheet, difference);
  }
  const std::string what = sheet.cell(cells.what);
  if (!of_the_deal) return sheet.row({what, before, after});
  sheet.row({what, before, after, sheet.cell(favoured_said(difference.favours))});
}

void add_heads(Sheet& sheet, bool of_the_deal) {
  const auto title = [&](phrases::Key<0> key) { return sheet.cell(Phrase(key)); };
  sheet.text += "\n";
  if (of_the_deal) {
    sheet.row({title("column.what_differs"), title("column.before"), title("column.after"),
               title("column.favours")});
    return sheet.row({"---", "---", "---", "---"});
  }
  sheet.row({title("column.what_differs"), title("column.before"), title("column.after")});
  sheet.row({"---", "---", "---"});
}

void add(Sheet& sheet, const std::vector<Difference>& differences, bool of_the_deal) {
  const Where* last = nullptr;
  for (const Difference& difference : differences) {
    if (last == nullptr || !is_of_the_same(*last, difference.where)) {
      sheet.head("####", head_said(difference.where));
      add_heads(sheet, of_the_deal);
      last = &difference.where;
    }
    add_row(sheet, difference, of_the_deal);
  }
}

}  // namespace

std::string to_markdown(const Differences& found, const ir::Program& before,
                        const ir::Program& after, const phrases::Book& book) {
  Sheet sheet{book};
  sheet.text = "### " + sheet.cell(Phrase("change.heading", after.agreement.name)) + "\n\n";
  sheet.text += "**" + sheet.cell(sum_said(found)) + "**\n";
  add(sheet, found.of_the_deal, true);
  if (!found.of_scenarios.empty()) {
    sheet.head("###", Phrase("change.scenarios"));
    add(sheet, found.of_scenarios, false);
  }
  const auto side = [&](phrases::Key<0> label, const ir::Program& program, const Origin& origin) {
    sheet.text += "- " + sheet.cell(Phrase(label)) + ": " +
                  sheet.cell(agreement_said(program, origin)) + "\n";
  };
  sheet.text += "\n";
  side("label.before", before, found.before);
  side("label.after", after, found.after);
  return sheet.text;
}

}  // namespace akad::differences
