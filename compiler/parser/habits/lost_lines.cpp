#include "compiler/parser/habits/lost_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "compiler/parser/blocks.h"
#include "runtime/base/text.h"

namespace akad::parser {
namespace {

std::size_t first_of_line(const Reader& reader, std::size_t at) {
  while (at > 0 && !reader.reading.words[at].first_on_line) --at;
  return at;
}

bool are_same(const Lexeme& a, const Lexeme& b) { return a.type == b.type && a.text == b.text; }

// The words [first, end) stand again at `at`, as a line of their own.
bool stands_again(const Reader& reader, std::size_t first, std::size_t end, std::size_t at) {
  const auto& words = reader.reading.words;
  if (!words[at].first_on_line || at + (end - first) >= words.size()) return false;
  for (std::size_t place = first; place < end; ++place, ++at) {
    if (!are_same(words[place], words[at])) return false;
  }
  return true;
}

// From the first of the words to the end of their line, the line break too.
Edit line_left_out(const Reading& reading, std::size_t first, std::size_t end) {
  const std::string& source = reading.source.text;
  const std::uint32_t begin = reading.line_starts[line_of(reading, reading.words[first].begin)];
  const std::size_t line_end = source.find('\n', reading.words[end - 1].end);
  const std::size_t behind = line_end == std::string::npos ? source.size() : line_end + 1;
  return {{reading.file, begin, static_cast<std::uint32_t>(behind)}, ""};
}

// Whether anything but a remark stands on the line behind the words.
bool ends_line(const Reader& reader, std::size_t end) {
  const Lexeme& next = reader.reading.words[end];
  return next.first_on_line || next.type == antlr4::Token::EOF;
}

void report_repeated(Reader& reader, std::size_t first, std::size_t end, Message message,
                     Span before) {
  Reading& reading = reader.reading;
  const Span span{reading.file, reading.words[first].begin, reading.words[end - 1].end};
  Step step{"leave this line out", "", {}, false};
  if (ends_line(reader, end)) {
    step.edits = {line_left_out(reading, first, end)};
    step.sole = true;
  }
  spoil_lines(reading, span.begin, span.end);
  // What is below is read as if the line were not there.
  const bool broken = reading.broken;
  mistake(reading, diagnose(Code::AK0101, span, std::move(message))
                       .with_label("a second time here")
                       .with_other(before, "first here")
                       .with_step(std::move(step)));
  reading.broken = broken;
}

}  // namespace

void skip_repeated_head(Reader& reader, std::size_t brace) {
  const std::size_t first = first_of_line(reader, brace);
  const std::size_t length = brace + 1 - first;
  while (length > 1 && stands_again(reader, first, brace + 1, reader.at)) {
    const auto& words = reader.reading.words;
    report_repeated(reader, reader.at, reader.at + length, "this line stands twice",
                    {reader.reading.file, words[first].begin, words[brace].end});
    reader.at += length;
  }
}

void skip_repeated_edition(Reader& reader) {
  const auto& words = reader.reading.words;
  while (reader.at > 0 && words[0].type == Rules::LANGUAGE &&
         words[reader.at].type == Rules::LANGUAGE && words[reader.at].first_on_line &&
         words[reader.at + 1].type == Rules::NUMBER) {
    report_repeated(reader, reader.at, reader.at + 2,
                    "the edition of the language is said once, in the first line",
                    {reader.reading.file, words[0].begin, words[1].end});
    reader.at += 2;
  }
}

namespace {

struct Clauses {
  std::size_t end = 0;             // their `}`
  std::vector<std::size_t> lines;  // the first word of each clause
};

// Lines, the first of which stands at the reader, and a `}` that closes nothing above them.
std::optional<Clauses> clauses_outside(const Reader& reader) {
  const auto& words = reader.reading.words;
  Clauses found;
  int depth = 0;
  for (std::size_t at = reader.at; words[at].type != antlr4::Token::EOF; ++at) {
    if (words[at].type == Rules::LBRACE) ++depth;
    if (words[at].type == Rules::RBRACE && depth-- == 0) {
      found.end = at;
      return found.lines.empty() ? std::nullopt : std::optional(std::move(found));
    }
    if (!words[at].first_on_line || depth > 0) continue;
    if (column_of(reader, at) == 0 && begins_declaration(reader, at, Block::File)) return {};
    if (words[at].type != Rules::BAR) found.lines.push_back(at);
  }
  return std::nullopt;
}

// Of which blocks most of the lines are clauses.
std::vector<Block> blocks_of(const Reader& reader, const Clauses& outside) {
  std::vector<Block> best;
  std::size_t most = 0;
  const auto count = [&](Block block) {
    const auto fits = static_cast<std::size_t>(std::count_if(
        outside.lines.begin(), outside.lines.end(),
        [&](std::size_t at) { return is_beginning(block, reader.reading.words[at].text); }));
    if (fits == 0 || fits < most) return;
    if (fits > most) best.clear();
    most = fits;
    best.push_back(block);
  };
#define AKAD_HEADING_BLOCK(name, Name, FIRST, Struct) count(Block::Name);
#define AKAD_BLOCK(name, Name, FIRST, Struct) count(Block::Name);
#include <AkadDeclarations.inc>
  return best;
}

constexpr std::string_view kGeneral = "unless a clause says otherwise";

std::string called(Block block) {
  if (block == Block::Agreement) return "the agreement";
  if (block == Block::Interpretation) return fmt::format("`{}`", kGeneral);
  const bool vowel =
      std::string_view("aeiou").find(name_of(block).front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", name_of(block));
}

std::string head_of(Block block) {
  if (block == Block::Interpretation) return fmt::format("{} {{", kGeneral);
  return fmt::format("{} … {{", name_of(block));
}

std::string called(const std::vector<Block>& blocks) {
  std::vector<std::string> names;
  for (const Block block : blocks) {
    names.push_back(called(block));
  }
  return join_choices(names);
}

// The `}` right above, where the block that it closes has such clauses.
std::optional<std::size_t> closed_too_early(const Reader& reader,
                                            const std::vector<Block>& blocks) {
  const auto& words = reader.reading.words;
  if (reader.at == 0 || words[reader.at - 1].type != Rules::RBRACE) return std::nullopt;
  if (words[reader.at].blank_before) return std::nullopt;
  int depth = 0;
  for (std::size_t at = reader.at; at-- > 0;) {
    if (words[at].type == Rules::RBRACE) ++depth;
    if (words[at].type != Rules::LBRACE || --depth > 0) continue;
    const std::string& head = words[first_of_line(reader, at)].text;
    const bool same = std::any_of(blocks.begin(), blocks.end(),
                                  [&](Block block) { return name_of(block) == head; });
    return same ? std::optional(reader.at - 1) : std::nullopt;
  }
  return std::nullopt;
}

void report_closed_early(Reader& reader, std::size_t brace) {
  Reading& reading = reader.reading;
  const Lexeme& sign = reading.words[brace];
  const Lexeme& word = reading.words[reader.at];
  const Span span{reading.file, sign.begin, sign.end};
  spoil_lines(reading, word.begin, word.end);
  mistake(reading, diagnose(Code::AK0101, span, "this `}` closes the block before its last clause")
                       .with_label("closed here")
                       .with_other({reading.file, word.begin, word.end}, "and it goes on here")
                       .with_step({"leave this `}` out", "", {Edit{span, ""}}, false}));
}

void report_not_opened(Reader& reader, const std::vector<Block>& blocks) {
  Reading& reading = reader.reading;
  const Lexeme& word = reading.words[reader.at];
  spoil_lines(reading, word.begin, word.end);
  mistake(reading,
          diagnose(Code::AK0101, {reading.file, word.begin, word.end},
                   worded("`{}` is a clause of {}, and the line that opens it does not stand above",
                          word.text, called(blocks)))
              .with_label("nothing is open here")
              .with_help("write above it: " + head_of(blocks.front())));
}

}  // namespace

Outside skip_clauses_outside(Reader& reader) {
  constexpr std::size_t kFewBlocks = 3;
  const Lexeme& word = reader.word();
  if (has_spoilt_line(reader.reading, word.begin, word.end)) return Outside::None;
  const auto outside = clauses_outside(reader);
  if (!outside) return Outside::None;
  const std::vector<Block> blocks = blocks_of(reader, *outside);
  if (blocks.empty() || blocks.size() > kFewBlocks) return Outside::None;
  const auto brace = closed_too_early(reader, blocks);
  if (brace) {
    report_closed_early(reader, *brace);
  } else {
    report_not_opened(reader, blocks);
  }
  reader.at = outside->end + 1;
  return brace ? Outside::ClosedTooEarly : Outside::NotOpened;
}

}  // namespace akad::parser
