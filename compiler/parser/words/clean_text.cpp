// The checks before any word is read: size, UTF-8, characters that deceive the reader's eye.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>

#include "compiler/parser/words/words.h"
#include "runtime/base/text.h"
#include "runtime/base/written/look_alikes.h"
#include "runtime/base/written/misleading.h"
#include "runtime/ir/soundness/written.h"

namespace akad::parser::words {
namespace {

struct CodePoint {
  char32_t code = 0;
  std::uint32_t bytes = 0;
};

// Empty where the bytes are not UTF-8: overlong forms, surrogates and cut sequences too.
std::optional<CodePoint> decode(std::string_view text, std::size_t at) {
  const akad::CodePoint point = code_point_at(text, at);
  if (point.bytes == 0) return std::nullopt;
  return CodePoint{point.value, static_cast<std::uint32_t>(point.bytes)};
}

// Where the scanner stands: only bare words are compared with look-alikes.
enum class Part { Bare, Text, CurlyText, QuotedWord, Remark };

constexpr char32_t kPermille = 0x2030;
// Signs that say something, though the language writes it otherwise: told as words are mended.
constexpr std::u32string_view kKeptSigns =
    U"\u00A3\u00A5\u00D7\u20A9\u20AB\u20AC\u20B1\u20B9\u0E3F\u2260\u2264\u2265";
constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

struct Scanner {
  Reading& reading;
  CleanText clean = {};
  Part part = Part::Bare;
  bool escaped = false;                     // after a backslash in a text
  std::uint32_t reported_until = kNowhere;  // the end of the last reported word
  bool unseen_told = false;                 // of the text it stands in
  char32_t opened_by = 0;                   // the quote before a text in curly quotes
  std::size_t warnings = 0;

  void put(std::string_view text, std::uint32_t at) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) clean.offset_of.push_back(at);
    }
    clean.text += text;
  }
};

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

void report_direction(Scanner& scanner, std::uint32_t at, CodePoint point) {
  lexical_mistake(scanner.reading,
                  diagnose(Code::AK0105, {scanner.reading.file, at, at + point.bytes},
                           worded("an invisible character (U+{:04X}) changes how the text "
                                  "reads",
                                  static_cast<std::uint32_t>(point.code)))
                      .with_label("stands here, unseen")
                      .with_help("delete it: what is read and what counts must be the same"));
}

std::string look_alike_message(std::string_view written, const LookAlike& row) {
  const auto code = static_cast<std::uint32_t>(row.code);
  if (row.ascii == 0) return fmt::format("an invisible character (U+{:04X})", code);
  if (row.ascii == ' ') return fmt::format("a space of another kind (U+{:04X})", code);
  return fmt::format("`{}` (U+{:04X}) looks like `{}` but is another character", written, code,
                     row.ascii);
}

std::string look_alike_help(const LookAlike& row) {
  if (row.ascii == 0) return "delete the character";
  if (row.ascii == ' ') return "write an ordinary space";
  if (row.ascii == '"') return "write texts in straight double quotes: \"…\"";
  return fmt::format("write the letter `{}` of the plain alphabet", row.ascii);
}

bool is_single_quote(char32_t code) { return code >= 0x2018 && code <= 0x201A; }

// A text begun with a double quote may have an apostrophe in it.
bool closes(char32_t opened_by, CodePoint point) {
  const LookAlike* row = find_look_alike(point.code);
  if (row == nullptr || row->ascii != '"') return false;
  return is_single_quote(opened_by) || !is_single_quote(point.code);
}

// Straight quotes in place of those around the text that begins there; none where its end is not
// seen, or where a straight quote stands inside.
std::vector<Edit> straightened(const Scanner& scanner, std::uint32_t at, CodePoint opening) {
  const std::string_view text = scanner.reading.source.text;
  const auto edit = [&](std::size_t place, std::size_t bytes) {
    const auto begin = static_cast<std::uint32_t>(place);
    return Edit{{scanner.reading.file, begin, begin + static_cast<std::uint32_t>(bytes)}, "\""};
  };
  for (std::size_t next = at + opening.bytes; next < text.size() && text[next] != '\n';) {
    const CodePoint point = decode(text, next).value_or(CodePoint{U'?', 1});
    if (point.code == U'\\') return {};
    if (point.code == U'"') return {edit(at, opening.bytes)};
    if (closes(opening.code, point)) return {edit(at, opening.bytes), edit(next, point.bytes)};
    next += point.bytes;
  }
  return {};
}

Step look_alike_step(const Scanner& scanner, std::uint32_t at, CodePoint point,
                     const LookAlike& row) {
  Step step{look_alike_help(row)};
  const Span span{scanner.reading.file, at, at + point.bytes};
  if (row.ascii == 0) step.edits = {{span, ""}};
  if (row.ascii == ' ') step.edits = {{span, " "}};
  if (row.ascii == '"') step.edits = straightened(scanner, at, point);
  if (row.ascii == '|' || row.ascii == ':' || row.ascii == '%') {
    step.text = fmt::format("write the plain `{}`", row.ascii);
    step.edits = {{span, std::string(1, row.ascii)}};
  }
  step.sole = !step.edits.empty();
  return step;
}

// One report for a word with several foreign letters.
void report_look_alike(Scanner& scanner, std::uint32_t at, CodePoint point, const LookAlike& row) {
  const bool same_word = at == scanner.reported_until;
  scanner.reported_until = at + point.bytes;
  if (same_word && row.ascii != ' ') return;
  const std::string_view written =
      std::string_view(scanner.reading.source.text).substr(at, point.bytes);
  Step step = look_alike_step(scanner, at, point, row);
  const bool read_well = step.sole;
  Diagnostic told = diagnose(Code::AK0105, {scanner.reading.file, at, at + point.bytes},
                             look_alike_message(written, row))
                        .with_label(row.ascii == 0 ? "stands here, unseen" : "")
                        .with_step(std::move(step));
  if (read_well) return mistake(scanner.reading, std::move(told));
  lexical_mistake(scanner.reading, std::move(told));
}

// In front of a line.
bool is_mark_of_list(const Scanner& scanner, std::uint32_t at, std::string_view written) {
  constexpr std::array kMarks = std::to_array<std::string_view>(
      {"•", "◦", "‣", "▪", "▫", "■", "□", "●", "○", "◆", "▶", "►", "→", "➢", "✓", "✔", "☐", "·"});
  if (std::find(kMarks.begin(), kMarks.end(), written) == kMarks.end()) return false;
  const std::string_view text = scanner.reading.source.text;
  const std::size_t before = text.find_last_not_of(" \t", at == 0 ? 0 : at - 1);
  return at == 0 || before == std::string_view::npos || text[before] == '\n';
}

void report_foreign(Scanner& scanner, std::uint32_t at, std::string_view written) {
  const bool same_word = at == scanner.reported_until;
  scanner.reported_until = at + static_cast<std::uint32_t>(written.size());
  if (same_word) return;
  const Span span{scanner.reading.file, at, scanner.reported_until};
  Diagnostic row =
      diagnose(Code::AK0102, span, worded("the character `{}` does not belong here", written));
  if (is_mark_of_list(scanner, at, written)) {
    return mistake(scanner.reading,
                   std::move(row).with_step({"leave it out", "", {Edit{span, ""}}, true}));
  }
  lexical_mistake(scanner.reading,
                  std::move(row).with_help(
                      "words and names use the letters a to z, digits and `_`; other letters "
                      "may stand in texts, between double quotes"));
}

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_word_letter(text[at]);
}

void put_foreign(Scanner& scanner, std::uint32_t at, CodePoint point) {
  const std::string_view text = scanner.reading.source.text;
  const std::string_view written = text.substr(at, point.bytes);
  const bool kept = kKeptSigns.find(point.code) != std::u32string_view::npos;
  if (point.code == kPermille || kept) return scanner.put(written, at);
  if (is_apostrophe_of_digits(text, at)) return scanner.put("'", at);
  const LookAlike* row = find_look_alike(point.code);
  const bool in_word = !scanner.clean.text.empty() && is_word_letter(scanner.clean.text.back());
  if (row == nullptr) {
    report_foreign(scanner, at, written);
    return scanner.put(in_word ? "_" : " ", at);
  }
  if (row->ascii == '-') {
    scanner.reading.dashes.push_back(at);
    return scanner.put("-", at);
  }
  if (in_word && is_single_quote(point.code) && is_letter_at(text, at + point.bytes)) {
    return scanner.put("'", at);  // Jum’at
  }
  report_look_alike(scanner, at, point, *row);
  if (row->ascii == '"') {
    scanner.part = Part::CurlyText;
    scanner.opened_by = point.code;
  }
  if (row->ascii != 0) scanner.put(std::string_view(&row->ascii, 1), at);
}

bool is_within_quotes(Part part) {
  return part == Part::Text || part == Part::CurlyText || part == Part::QuotedWord;
}

// Of the controls, a tab stands between words, and a line feed ends a line, with a carriage return
// before it or not.
bool is_stray_control(const Scanner& scanner, std::string_view text, std::size_t at,
                      char32_t code) {
  if (code >= 0x80) return code <= 0x9F && !is_misleading(code);
  if (code == '\n') return false;
  if (code == '\r') return text.substr(at, 2) != "\r\n";
  if (code == '\t') return is_within_quotes(scanner.part);
  return code < 0x20 || code == 0x7F;
}

std::string_view control_help(char32_t code) {
  if (code == '\t') return "write a space";
  return "delete it: what is read and what counts must be the same";
}

// One report for several in a row.
void report_control(Scanner& scanner, std::uint32_t at, CodePoint point) {
  const bool same_row = at == scanner.reported_until;
  scanner.reported_until = at + point.bytes;
  if (same_row) return;
  const Span span{scanner.reading.file, at, at + point.bytes};
  Diagnostic row =
      diagnose(Code::AK0110, span,
               worded("a control character (U+{:04X})", static_cast<std::uint32_t>(point.code)))
          .with_label("stands here, unseen");
  if (point.code == U'\r') {  // beside the line feed
    return mistake(scanner.reading, std::move(row).with_step(
                                        {"end lines with a line feed", "", {{span, ""}}, true}));
  }
  lexical_mistake(scanner.reading, std::move(row).with_help(std::string(control_help(point.code))));
}

// Scripts need some of these, so they may stand in a text; one warning a text.
void warn_of_unseen(Scanner& scanner, std::uint32_t at, CodePoint point) {
  if (std::exchange(scanner.unseen_told, true) || ++scanner.warnings > kMostErrors) return;
  add_to(scanner.reading.sink,
         diagnose(Code::AK0111, {scanner.reading.file, at, at + point.bytes},
                  worded("a character (U+{:04X}) that cannot be seen: a text without it looks "
                         "the same and is another",
                         static_cast<std::uint32_t>(point.code)))
             .with_label("stands here, unseen")
             .with_help("delete it, unless the word is written with it"));
}

// The plain characters that open something in which anything may stand.
Part part_after_bare(std::string_view text, std::size_t at) {
  if (text[at] == '"') return Part::Text;
  if (text[at] == '`') return Part::QuotedWord;
  if (text.substr(at, 2) == "//") return Part::Remark;
  return Part::Bare;
}

Part part_after(Scanner& scanner, std::string_view text, std::size_t at) {
  const char c = text[at];
  const bool escaped = std::exchange(scanner.escaped, false);
  if (c == '\n' || c == '\r') return Part::Bare;
  switch (scanner.part) {
    case Part::Bare: return part_after_bare(text, at);
    case Part::Text:
      scanner.escaped = c == '\\' && !escaped;
      return c == '"' && !escaped ? Part::Bare : Part::Text;
    case Part::CurlyText: return c == '"' ? Part::Bare : Part::CurlyText;
    case Part::QuotedWord: return c == '`' ? Part::Bare : Part::QuotedWord;
    case Part::Remark: return Part::Remark;
  }
  return Part::Bare;
}

void put_beyond_ascii(Scanner& scanner, std::uint32_t at, CodePoint point) {
  if (is_misleading(point.code)) return report_direction(scanner, at, point);
  if (scanner.part == Part::Bare) return put_foreign(scanner, at, point);
  if (scanner.part == Part::CurlyText && closes(scanner.opened_by, point)) {
    scanner.part = Part::Bare;
    return scanner.put("\"", at);
  }
  if (is_within_quotes(scanner.part) && is_unseen(point.code)) warn_of_unseen(scanner, at, point);
  scanner.put(std::string_view(scanner.reading.source.text).substr(at, point.bytes), at);
}

// Each line of the text may end so, which is one mistake.
void report_line_end(Scanner& scanner, std::uint32_t at, std::uint32_t bytes) {
  const Span span{scanner.reading.file, at, at + bytes};
  const CodePoint point = decode(scanner.reading.source.text, at).value_or(CodePoint{U'?', bytes});
  mistake(scanner.reading,
          diagnose(Code::AK0110, span,
                   worded("this line does not end with a line feed, but with U+{:04X}",
                          static_cast<std::uint32_t>(point.code)))
              .with_label("stands here, unseen")
              .with_step({"end lines with a line feed", "", {{span, "\n"}}, true}));
}

// Bytes at `at` that are read as something else, or as nothing; 0 where there are none.
std::uint32_t put_layout(Scanner& scanner, std::string_view text, std::uint32_t at) {
  if (scanner.part == Part::Bare || text[at] == '\r') {
    if (const std::uint32_t bytes = words::foreign_line_end(text, at); bytes != 0) {
      report_line_end(scanner, at, bytes);
      scanner.put("\n", at);
      scanner.part = Part::Bare;
      scanner.escaped = false;
      return bytes;
    }
  }
  if (scanner.part != Part::Bare) return 0;
  const bool begins_line = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
  std::uint32_t end = begins_line ? end_of_layout(scanner.reading, at) : 0;
  if (end == 0) end = end_of_remark(scanner.reading, at);
  if (end == 0) return 0;
  scanner.put(" ", at);
  return end - at;
}

void put_plain(Scanner& scanner, std::string_view text, std::uint32_t at) {
  const bool stray = is_stray_control(scanner, text, at, static_cast<unsigned char>(text[at]));
  const Part next = part_after(scanner, text, at);
  if (stray) report_control(scanner, at, {static_cast<unsigned char>(text[at]), 1});
  scanner.put(stray && text[at] != '\r' ? " " : text.substr(at, 1), at);
  if (next == Part::Bare) scanner.unseen_told = false;
  scanner.part = next;
  if (at == scanner.reported_until && is_word_letter(text[at])) ++scanner.reported_until;
}

}  // namespace

bool check_size(Reading& reading) {
  if (reading.source.text.size() <= ir::kMostTextBytes) return true;
  mistake(reading, diagnose(Code::AK0901, {reading.file, 0, 0},
                            worded("the agreement has more than {} MiB, and no more is read",
                                   ir::kMostTextBytes / (1024 * 1024)))
                       .with_help("move calendars and holidays into libraries and `use` them"));
  return false;
}

namespace {

// By its mark, or by the zeros beside plain letters.
bool is_utf16(std::string_view text) {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  return text.size() >= 2 && (text[0] == '\0') != (text[1] == '\0');
}

}  // namespace

bool check_utf8(Reading& reading) {
  const std::string_view text = reading.source.text;
  if (is_utf16(text)) {
    mistake(reading,
            diagnose(Code::AK0109, {reading.file, 0, 0}, "this file is UTF-16, not UTF-8")
                .with_help("save it as UTF-8; most editors ask for the encoding when saving"));
    return false;
  }
  for (std::size_t at = 0; at < text.size();) {
    const auto point = decode(text, at);
    if (!point) {
      const auto begin = static_cast<std::uint32_t>(at);
      mistake(reading, diagnose(Code::AK0109, {reading.file, begin, begin + 1},
                                worded("the byte {:#04x} is not part of a UTF-8 text",
                                       static_cast<unsigned char>(text[at])))
                           .with_help("save the file as UTF-8"));
      return false;
    }
    at += point->bytes;
  }
  return true;
}

CleanText clean_text(Reading& reading) {
  Scanner scanner{reading};
  const std::string_view text = reading.source.text;
  const std::size_t start = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  for (std::size_t at = start; at < text.size();) {
    const auto place = static_cast<std::uint32_t>(at);
    if (const std::uint32_t bytes = put_layout(scanner, text, place); bytes != 0) {
      at += bytes;
      continue;
    }
    const CodePoint point = decode(text, at).value_or(CodePoint{U'?', 1});
    if (point.code < 0x80) {
      put_plain(scanner, text, place);
    } else if (is_stray_control(scanner, text, at, point.code)) {
      report_control(scanner, place, point);
      scanner.put(" ", place);
    } else {
      put_beyond_ascii(scanner, place, point);
    }
    at += point.bytes;
  }
  scanner.clean.offset_of.push_back(static_cast<std::uint32_t>(text.size()));
  return std::move(scanner.clean);
}

}  // namespace akad::parser::words
