// What editors, mails and wikis put around a text: lines of dashes, fences, headings, remarks of
// other languages. It stands in no sentence, and is read as if it were not there.
#include <algorithm>
#include <array>

#include "compiler/parser/words/lexical.h"
#include "compiler/parser/words/words.h"

namespace akad::parser::words {
namespace {

std::uint32_t line_end(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  return static_cast<std::uint32_t>(end);
}

// Where the words of the line end, without the blanks behind them.
std::uint32_t words_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  return end;
}

Edit edit_of(const Reading& reading, std::size_t begin, std::size_t end, std::string text) {
  return {{reading.file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
          std::move(text)};
}

std::uint32_t left_out(Reading& reading, std::uint32_t begin, std::uint32_t end, Message message) {
  mistake(reading, diagnose(Code::AK0102, {reading.file, begin, end}, std::move(message))
                       .with_step({"leave it out", "", {edit_of(reading, begin, end, "")}, true}));
  return end;
}

bool has_run(std::string_view line, char sign, std::size_t length) {
  return line.find(std::string(length, sign)) != std::string_view::npos;
}

// `|---|---|`, `-----`, `=====`: at least three in a row, or two in a row of a table.
bool is_rule(std::string_view line) {
  if (line.find_first_not_of("-=*~+|: \t") != std::string_view::npos) return false;
  constexpr std::size_t kRun = 3;
  const bool table = line.front() == '|' || line.front() == '+';
  const bool columns = table && std::count(line.begin(), line.end(), '-') > 1;
  return columns || has_run(line, '-', kRun) || has_run(line, '=', kRun) ||
         has_run(line, '*', kRun) || has_run(line, '~', kRun);
}

// Letters and no figures, with a line of dashes below, where no row is above: the headings of a
// table. Where the line of dashes ends; 0 where they are none.
std::uint32_t end_of_headings(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const std::string_view line = text.substr(at, end - at);
  if (line.front() != '|' || line.find_first_of("0123456789\"=<>") != std::string_view::npos) {
    return 0;
  }
  const std::size_t above = text.find_last_not_of(" \t\r\n", at == 0 ? 0 : at - 1);
  if (at > 0 && above != std::string_view::npos && (text[above] == '|' || text[above] == '+')) {
    return 0;
  }
  const std::size_t next = text.find_first_not_of(" \t\r\n", end);
  if (next == std::string_view::npos) return 0;
  const std::uint32_t below =
      words_end(text, static_cast<std::uint32_t>(next), line_end(text, next));
  const std::string_view rule = text.substr(next, below - next);
  return rule.front() == '|' && is_rule(rule) ? below : 0;
}

// "```sla"
bool is_fence(std::string_view line) {
  if (!line.starts_with("```") && !line.starts_with("~~~")) return false;
  return std::all_of(line.begin() + 3, line.end(), [&](char c) {
    return c == line.front() || (c >= 'a' && c <= 'z') || c == ' ';
  });
}

// What opens a remark in another language, and what closes it; nothing does but the end of its
// line.
struct Remark {
  std::string_view opens, closes;
};
constexpr std::array kRemarks = std::to_array<Remark>({{"/*", "*/"}, {"<!--", "-->"}, {"#", ""}});

constexpr std::size_t kMostOfRemark = 20'000;  // bytes in which its end is looked for

// One edit a line of the remark: what stands on it becomes a remark of its own.
std::vector<Edit> as_remarks(const Reading& reading, std::uint32_t begin, std::uint32_t end,
                             const Remark& remark) {
  const std::string_view text = reading.source.text;
  std::vector<Edit> edits;
  std::size_t first = begin + remark.opens.size();
  while (first < end && text[first] == text[first - 1]) ++first;  // `##`, `/**`
  edits.push_back(edit_of(reading, begin, first, "//"));
  const std::size_t close = end - remark.closes.size();
  for (std::size_t at = text.find('\n', begin); at < close; at = text.find('\n', at)) {
    at = skip_blanks(text, at + 1);
    if (at >= close || text[at] == '\n' || text[at] == '\r') continue;
    edits.push_back(
        edit_of(reading, at, at + (text[at] == '*' ? 1 : 0), text[at] == '*' ? "//" : "// "));
  }
  if (close < end) edits.push_back(edit_of(reading, close, end, ""));
  return edits;
}

std::uint32_t remark_end(Reading& reading, std::uint32_t at, const Remark& remark) {
  const std::string_view text = reading.source.text;
  std::uint32_t end = line_end(text, at);
  bool whole = true;
  if (!remark.closes.empty()) {
    const std::string_view near = text.substr(at, kMostOfRemark);
    const std::size_t close = near.find(remark.closes, remark.opens.size());
    whole = close != std::string_view::npos;
    if (whole) end = static_cast<std::uint32_t>(at + close + remark.closes.size());
  }
  const std::uint32_t last = words_end(text, at, end);
  const std::uint32_t shown = std::min(last, line_end(text, at));
  // What stands behind it on its line would be a remark too.
  const bool alone = skip_blanks(text, end) == line_end(text, end);
  Step step{"a remark begins with `//`"};
  if (whole && alone) {
    step.edits = as_remarks(reading, at, end, remark);
    step.sole = true;
  }
  mistake(reading, diagnose(Code::AK0102, {reading.file, at, shown},
                            worded("`{}` begins no remark here", remark.opens))
                       .with_step(std::move(step)));
  return end;
}

// In front of each line of what a mail quotes.
bool is_quoted_mail(std::string_view text) {
  constexpr std::size_t kNear = 1000;
  const std::size_t first = text.substr(0, kNear).find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '>';
}

}  // namespace

std::uint32_t end_of_layout(Reading& reading, std::uint32_t begin) {
  if (reading.full()) return 0;
  const std::string_view text = reading.source.text;
  const auto at = static_cast<std::uint32_t>(skip_blanks(text, begin));
  const std::uint32_t end = words_end(text, at, line_end(text, at));
  const std::string_view line = text.substr(at, end - at);
  if (line.empty()) return 0;
  if (is_fence(line)) {
    return left_out(reading, at, end, "a line of a wiki around the text says nothing here");
  }
  if (is_rule(line)) {
    return left_out(reading, at, end, "a line of dashes says nothing, and is left out");
  }
  if (const std::uint32_t below = end_of_headings(text, at, end); below != 0) {
    return left_out(reading, at, below,
                    "a table begins with its first row, and what stands over it is left out");
  }
  const bool mark = line.front() == '*' && line.size() > 1 && (line[1] == ' ' || line[1] == '\t');
  if (mark || (line.front() == '>' && is_quoted_mail(text))) {
    return left_out(reading, at, at + 1,
                    worded("`{}` in front of a line says nothing, and is left out", line.front()));
  }
  return 0;
}

std::uint32_t end_of_remark(Reading& reading, std::uint32_t at) {
  if (reading.full()) return 0;
  const std::string_view rest = std::string_view(reading.source.text).substr(at);
  for (const Remark& remark : kRemarks) {
    if (rest.starts_with(remark.opens)) return remark_end(reading, at, remark);
  }
  return 0;
}

std::uint32_t foreign_line_end(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\v' || c == '\f') return 1;
  if (c == '\r') {
    const bool stray = text.substr(at + 1).starts_with('\n') ||
                       text.substr(at + 1).starts_with("\r\n") || (at > 0 && text[at - 1] == '\n');
    return stray ? 0 : 1;
  }
  for (const std::string_view sign : {"\u0085", "\u2028", "\u2029"}) {
    if (text.substr(at).starts_with(sign)) return static_cast<std::uint32_t>(sign.size());
  }
  return 0;
}

}  // namespace akad::parser::words
