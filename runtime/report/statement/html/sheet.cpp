#include "runtime/report/statement/html/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "runtime/report/statement/html/markup.h"
#include "runtime/report/words.h"

namespace akad::report::html {
namespace {

// In lines for terminals: of what stands in a list, and of what belongs to the line before.
constexpr std::size_t kListed = 6;
constexpr std::size_t kBelow = 8;

// Of what no line is broken in; "Sat 2025-12-13 16:30 +07:00" has 27.
constexpr std::size_t kLongestKept = 28;

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::Plain: return "";
    case Tone::Good: return " class=\"good\"";
    case Tone::Bad: return " class=\"bad\"";
    case Tone::Open: return " class=\"open\"";
  }
  return "";
}

// What is short is not broken into lines.
std::string_view class_of(const Column& column, std::string_view cell) {
  constexpr std::size_t kShort = 20;
  if (column.to_the_right) return " class=\"n\"";
  return columns(cell) <= kShort ? " class=\"w\"" : "";
}

// Whether a phone shows its rows one below the other: where they are wider than it is, and not so
// many that one would rather push them aside.
// `breaks`: null = titles are no wider than what stands below them.
bool becomes_cards(const Breaks* breaks, const std::vector<std::string>& titles,
                   const Table& table) {
  constexpr std::size_t kOfPhone = 46;  // columns of signs
  constexpr std::size_t kMostCards = 40;
  if (table.rows.size() > kMostCards) return false;
  std::vector<std::size_t> widths(table.columns.size(), 4);
  for (std::size_t i = 0; i < titles.size() && breaks != nullptr; ++i) {
    widths[i] = std::max(widths[i], breaks->longest_word(titles[i], kOfPhone));
  }
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns(row[i]));
  }
  return std::accumulate(widths.begin(), widths.end(), 2 * widths.size()) > kOfPhone;
}

}  // namespace

void HtmlSheet::leave() {
  switch (std::exchange(open_, Open::Nothing)) {
    case Open::Nothing: break;
    case Open::Values: out_ += "</div></dl>\n"; break;
    case Open::List: out_ += "</li></ul>\n"; break;
  }
}

void HtmlSheet::enter(Open what) {
  if (open_ == what) {
    out_ += what == Open::Values ? "</div>" : "</li>";
  } else {
    leave();
    out_ += what == Open::Values ? "<dl>" : "<ul>";
    open_ = what;
  }
  out_ += what == Open::Values ? "<div>" : "<li>";
}

std::string HtmlSheet::kept(std::string_view text) const {
  if (breaks_ == nullptr) return escaped(text);
  std::string markup;
  bool first = true;
  for (const Breaks::Piece& piece : breaks_->pieces(text)) {
    const bool breaks = piece.text.find_first_of(" -") != piece.text.npos;
    const bool is_kept = piece.is_whole && breaks && columns(piece.text) <= kLongestKept;
    if (!std::exchange(first, false)) markup += ' ';
    markup += is_kept ? element("span", "k", piece.text) : escaped(piece.text);
  }
  return markup;
}

std::string HtmlSheet::shown(std::string_view text) const {
  std::string markup;
  while (true) {
    const std::size_t from = text.find('`');
    const std::size_t to = from == text.npos ? from : text.find('`', from + 1);
    if (to == text.npos) return markup + kept(text);
    markup += kept(text.substr(0, from)) + "<code>" + kept(text.substr(from + 1, to - from - 1)) +
              "</code>";
    text.remove_prefix(to + 1);
  }
}

// On a phone each cell of a card has its title before it.
std::string HtmlSheet::row_of(const std::vector<std::string>& titles, const Table& table,
                              std::size_t at) const {
  const std::vector<std::string>& cells = table.rows[at];
  const Tone tone = at < table.tones.size() ? table.tones[at] : Tone::Plain;
  std::string row = fmt::format("<tr{}>", class_of(tone));
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view kind = class_of(table.columns[i], cells[i]);
    if (i == 0) {
      row += fmt::format("<th scope=\"row\" data-title=\"{}\"{}>{}</th>", escaped(titles[i]), kind,
                         kept(cells[i]));
    } else {
      row +=
          fmt::format("<td data-title=\"{}\"{}>{}</td>", escaped(titles[i]), kind, kept(cells[i]));
    }
  }
  return row + "</tr>\n";
}

void HtmlSheet::part(const std::string& title) { begin("", title); }

void HtmlSheet::begin(std::string_view id, const std::string& title) {
  leave();
  if (in_part_) out_ += "</section>\n";
  in_part_ = true;
  out_ += id.empty() ? "<section>\n" : fmt::format("<section id=\"{}\">\n", id);
  out_ += element("h2", "", title) + "\n";
  about(title);
}

void HtmlSheet::heading(const std::string& text) {
  leave();
  out_ += element("h3", "", text) + "\n";
  about(text);
}

void HtmlSheet::line(std::size_t indent, const std::string& text) {
  if (indent == kListed) {
    enter(Open::List);
    out_ += shown(text);
    return;
  }
  if (indent >= kBelow && open_ == Open::List) {
    out_ += element("div", "below", text);
    return;
  }
  leave();
  if (indent < kListed) of_ = text;
  const std::string_view kind = indent >= kBelow ? " class=\"below\""
                                : indent > 0     ? " class=\"note\""
                                                 : "";
  out_ += fmt::format("<p{}>{}</p>\n", kind, shown(text));
}

void HtmlSheet::value(const std::string& label, const std::string& text) {
  enter(Open::Values);
  out_ += element("dt", "", label) + "<dd>" + shown(text) + "</dd>";
}

void HtmlSheet::more(const std::string& text) {
  out_ += "<dd class=\"more\">" + shown(text) + "</dd>";
}

// Named for who hears it as well, where what stands before it names it for who sees it.
void HtmlSheet::begin_table(const std::vector<std::string>& titles, const Table& table) {
  const std::string own = book_ == nullptr ? "" : book_->say(table.called);
  const std::string here = of_.empty() ? about_ : about_ + ": " + of_;
  out_ += begin_wide(becomes_cards(breaks_, titles, table), own.empty() ? here : own);
  out_ +=
      "<table>" + (own.empty() ? element("caption", "unseen", here) : element("caption", "", own));
}

void HtmlSheet::table(const std::vector<std::string>& titles, const Table& table) {
  leave();
  begin_table(titles, table);
  out_ += "<thead><tr>";
  for (std::size_t i = 0; i < titles.size(); ++i) {
    out_ += fmt::format("<th scope=\"col\"{}>{}</th>",
                        table.columns[i].to_the_right ? " class=\"n\"" : "", escaped(titles[i]));
  }
  out_ += "</tr></thead>\n<tbody>\n";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    out_ += row_of(titles, table, i);
  }
  out_ += "</tbody></table></div>\n";
}

void HtmlSheet::raw(std::string_view markup) {
  leave();
  out_ += markup;
}

void HtmlSheet::about(std::string text) {
  about_ = std::move(text);
  of_.clear();
}

std::string HtmlSheet::take() {
  leave();
  if (in_part_) out_ += "</section>\n";
  in_part_ = false;
  return std::exchange(out_, {});
}

}  // namespace akad::report::html
