#include "compiler/parser/habits/wording/beginnings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/parser/habits/rows.h"
#include "compiler/parser/words/words.h"

namespace akad::parser {
namespace {

struct Word {
  std::string_view written, read;
  bool sole = true;  // nothing else can be meant
};
constexpr std::array kDeclarations = std::to_array<Word>({
    {"import", "use"},
    {"include", "use"},
    {"gunakan", "use"},
    {"using", "use"},
    {"perjanjian", "agreement"},
    {"kontrak", "agreement"},
    {"contract", "agreement"},
    {"kalender", "calendar"},
    {"jadwal", "calendar"},
    {"kredit", "credit"},
    {"credits", "credit"},
    {"biaya", "fee"},
    {"fees", "fee"},
    {"skenario", "scenario"},
    {"plafon", "cap"},
    {"caps", "cap"},
    {"targets", "target"},
    {"clocks", "clock"},
    {"logs", "log"},
    {"calendars", "calendar"},
    {"sasaran", "target"},
    {"penalty", "credit", false},
    {"denda", "credit", false},
    {"rebate", "credit", false},
    {"refund", "credit", false},
    {"price", "fee", false},
    {"harga", "fee", false},
    {"charge", "fee", false},
    {"sla", "target", false},
    {"objective", "target", false},
    {"kpi", "target", false},
    {"slo", "target", false},
    {"timer", "clock", false},
    {"hours", "calendar", false},
    {"schedule", "calendar", false},
    {"case", "scenario", false},
    {"test", "scenario", false},
    {"limit", "cap", false},
});

const Word* word_named(const std::string& written) {
  const std::string small = lower(written);
  const auto row = std::find_if(kDeclarations.begin(), kDeclarations.end(),
                                [&](const Word& word) { return word.written == small; });
  return row == kDeclarations.end() ? nullptr : &*row;
}

bool is_roman(const std::string& text) {
  return text.size() <= 5 && text.find_first_not_of("IVXivx") == std::string::npos;
}

bool is_number(const Lexeme& word) {
  return word.type == Rules::NUMBER &&
         word.text.find_first_not_of("0123456789.") == std::string::npos;
}

bool is_on_line(const Reader& reader, std::size_t at) {
  return at + 1 < reader.reading.words.size() && !reader.reading.words[at].first_on_line;
}

// `4.1`, `4.1.`, `(a)`, `1)`, `IV.`, `-`: how many words; 0 where there is no such mark.
std::size_t mark_words(const Reader& reader) {
  const auto& words = reader.reading.words;
  const std::size_t at = reader.at;
  const std::string& first = words[at].text;
  if (first == "-" || first == "*") return 1;
  const bool open = first == "(";
  const std::size_t mark = at + (open ? 1 : 0);
  if (open && !is_on_line(reader, mark)) return 0;
  const bool number = is_number(words[mark]);
  const bool letter = words[mark].text.size() == 1 && is_name_like(words[mark]);
  if (!number && !letter && !is_roman(words[mark].text)) return 0;
  const std::size_t behind = mark + 1;
  if (!is_on_line(reader, behind)) return 0;
  const std::string& sign = words[behind].text;
  if (sign == ")" || (!open && sign == ".")) return behind + 1 - at;
  return number && !open ? 1 : 0;
}

// The declaration begins at the reader, where what stands before it is gone.
void begin_here(Reader& reader) {
  Lexeme& word = reader.reading.words[reader.at];
  word.first_on_line = true;
}

Span span_of(const Reader& reader, std::size_t first, std::size_t end) {
  const auto& words = reader.reading.words;
  return {reader.reading.file, words[first].begin, words[end - 1].end};
}

std::string written_in(const Reader& reader, Span span) {
  return reader.reading.source.text.substr(span.begin, span.end - span.begin);
}

bool begins_at(Reader& reader, std::size_t at) {
  Lexeme& word = reader.reading.words[at];
  const bool before = std::exchange(word.first_on_line, true);
  const bool begins = begins_declaration(reader, at, Block::File);
  word.first_on_line = before;
  return begins;
}

bool mend_mark(Reader& reader) {
  const std::size_t count = mark_words(reader);
  const std::size_t next = reader.at + count;
  if (count == 0 || !is_on_line(reader, next)) return false;
  if (!begins_at(reader, next) && word_named(reader.reading.words[next].text) == nullptr) {
    return false;
  }
  Reading& reading = reader.reading;
  const Span span = span_of(reader, reader.at, next);
  const Span with_blank{span.file, span.begin, reading.words[next].begin};
  const std::string written = written_in(reader, span);
  const bool dash = written == "-" || written == "*";
  mistake(
      reading,
      diagnose(
          Code::AK0101, span,
          dash ? worded("`{}` in front of a declaration says nothing, and is left out", written)
               : worded("the number of a clause stands in its block: clause \"{}\" \"…\"", written))
          .with_step({"leave it out", "", {Edit{with_blank, ""}}, true}));
  reader.at = next;
  begin_here(reader);
  return true;
}

bool begins_heading(const Lexeme& word) {
  return word.type == Rules::AGREEMENT || word.type == Rules::LIBRARY || word.type == Rules::ANNEX;
}

// The line of the declaration, up to its `{`.
bool head_reads(const Reader& reader) {
  const auto& words = reader.reading.words;
  std::size_t end = end_of_line(reader, reader.at);
  if (words[end - 1].type == Rules::LBRACE) --end;
  return what_may_stand(reader.parser.getATN(), Rules::RuleDeclaration, words, reader.at, end).at ==
         end;
}

bool mend_word_of_declaration(Reader& reader, bool heading) {
  Reading& reading = reader.reading;
  Lexeme& word = reading.words[reader.at];
  const Word* meant = word_named(word.text);
  if (meant == nullptr || !is_on_line(reader, reader.at + 1) || word.mended) return false;
  const auto read = words::lexemes_of(meant->read);
  const std::size_t type = std::exchange(word.type, read.front().type);
  const bool begins =
      heading ? begins_heading(word) : begins_declaration(reader, reader.at, Block::File);
  const bool reads = meant->sole || head_reads(reader);
  word.type = type;
  if (!begins || !reads) return false;
  const Span span{reading.file, word.begin, word.end};
  mistake(reading, diagnose(Code::AK0101, span, worded("`{}` is `{}` here", word.text, meant->read))
                       .with_step({fmt::format("write `{}`", meant->read),
                                   "",
                                   {{span, std::string(meant->read)}},
                                   meant->sole}));
  return mend_word(reader, reader.at, read.front().type);
}

}  // namespace

bool mend_beginning(Reader& reader) {
  if (!reader.word().first_on_line) return false;
  return mend_mark(reader) || mend_word_of_declaration(reader, false);
}

bool mend_heading(Reader& reader) { return mend_word_of_declaration(reader, true); }

// Words alone on a line, without a brace or a sign of a sentence.
bool skip_heading(Reader& reader) {
  Reading& reading = reader.reading;
  const auto& words = reading.words;
  const std::size_t begin = reader.at;
  if (!words[begin].first_on_line || words[begin].type == antlr4::Token::EOF) return false;
  const std::size_t end = end_of_line(reader, begin);
  constexpr std::size_t kMostWords = 14;
  if (end - begin > kMostWords) return false;
  for (std::size_t at = begin; at < end; ++at) {
    const std::string& text = words[at].text;
    if (text == "{" || text == "}" || text == "|" || text == "=" || text == "\"") return false;
  }
  const bool next =
      words[end].type == antlr4::Token::EOF || begins_declaration(reader, end, Block::File);
  const bool first_word = begins_declaration(reader, begin, Block::File);
  constexpr std::size_t kNameLike = 4;  // a slip of a word of the language has few letters wrong
  Attempt attempt{Block::File, Rules::RuleDeclaration, begin};
  const bool slip = words[begin].text.size() >= kNameLike && find_mistake(reader, attempt).meant;
  if (!next || first_word || slip) return false;
  const Span span = span_of(reader, begin, end);
  spoil_lines(reading, span.begin, span.end);
  mistake(reading,
          diagnose(Code::AK0101, span, "this line is no declaration")
              .with_label("read as a heading")
              .with_step({fmt::format("a heading is a remark: // {}", written_in(reader, span)),
                          "",
                          {Edit{{span.file, span.begin, span.begin}, "// "}},
                          false}));
  reader.at = end;
  return true;
}

namespace {

bool is_word_of_edition(const std::string& word) {
  constexpr std::array kWords =
      std::to_array<std::string_view>({"language", "bahasa", "lang", "akad", "edition", "edisi"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

// `bahasa 1`, `language: 1`, `language "1"`, `language 1.0`, above the heading.
bool report_other_edition(Reader& reader) {
  Reading& reading = reader.reading;
  const auto& words = reading.words;
  if (!is_word_of_edition(lower(words[0].text))) return false;
  const std::size_t end = end_of_line(reader, 0);
  const bool plain = end == 2 && words[0].type == Rules::LANGUAGE &&
                     words[1].type == Rules::NUMBER && words[1].text != "1.0";
  if (plain || !begins_heading(words[end])) return false;
  const Span span = span_of(reader, 0, end);
  const std::string& last = words[end - 1].text;
  const bool sole = end > 1 && (last == "1" || last == "\"1\"" || last == "1.0");
  mistake(reading, diagnose(Code::AK0101, span,
                            "the edition of the language is said in two words: language 1")
                       .with_step({"write: language 1", "", {{span, "language 1"}}, sole}));
  reader.at = end;
  return true;
}

}  // namespace akad::parser
