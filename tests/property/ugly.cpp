#include "tests/property/ugly.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "compiler/format/format.h"

namespace akad::ugly {
namespace {

struct Read {
  SourceSet sources = {};
  Sink sink = {};
  parser::Parsed parsed = {};
};

Read read(const std::string& text) {
  Read result;
  result.sources.files.push_back({"ugly.sla", text});
  result.parsed = parser::parse(result.sources, 0, result.sink);
  return result;
}

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

// Signs that stand for themselves, with blanks beside them or without.
bool is_loose(const std::string& word) {
  static const std::array<std::string_view, 7> kLoose = {"{", "}", "(", ")", ",", "|", "="};
  return std::find(kLoose.begin(), kLoose.end(), word) != kLoose.end();
}

std::string blank(Random& random) {
  static const std::array<std::string_view, 10> kBlanks = {
      " ", "  ", "\t", "\n", "\r\n", "\n\n\n", " \t \n", "\n          ", "   \r\n\t", " "};
  return std::string(kBlanks[below(random, kBlanks.size())]);
}

// What a remark may say: signs that would mean something elsewhere, and other scripts.
std::string remark(Random& random) {
  static const std::array<std::string_view, 9> kSaid = {
      "",           " plain",       " \"quoted",   " } closes nothing {", " // again",
      " | a | row", " Änderung 变", " QUESTION: ", " a.b = 5, 'x' \\ `"};
  return fmt::format("//{} {}{}", kSaid[below(random, kSaid.size())], below(random, 1'000'000),
                     below(random, 3) == 0 ? "  \r\n" : "\n");
}

std::string gap(bool may_touch, Random& random) {
  if (may_touch && below(random, 3) == 0) return "";
  auto text = blank(random);
  while (below(random, 12) == 0) text += remark(random) + (below(random, 2) == 0 ? "\n" : "");
  return text;
}

}  // namespace

std::string made_ugly(const std::string& text, Random& random) {
  std::string out;
  std::size_t end = 0;
  std::string before = "{";
  for (const parser::Token& token : read(text).parsed.tokens) {
    const auto word = text.substr(token.span.begin, token.span.end - token.span.begin);
    const bool touches = token.span.begin == end && end > 0;
    if (token.comment) {
      out += blank(random) + word + "\n";
      before = "{";
    } else {
      const bool may_touch = is_loose(before) || is_loose(word);
      if (!touches || may_touch) out += gap(may_touch, random);
      out += word;
      before = word;
    }
    end = token.span.end;
  }
  return out + gap(false, random);
}

std::vector<std::string> remarks_of(const std::string& text) {
  std::vector<std::string> remarks;
  char quote = '\0';
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (quote != '\0') {
      if (text[at] == '\\' && quote == '"')
        ++at;
      else if (text[at] == quote)
        quote = '\0';
    } else if (text[at] == '"' || text[at] == '`') {
      quote = text[at];
    } else if (text.compare(at, 2, "//") == 0) {
      const auto end = std::min(text.find('\n', at), text.size());
      auto words = text.substr(at, end - at);
      words.erase(words.find_last_not_of(" \t\r") + 1);
      remarks.push_back(std::move(words));
      at = end;
    }
  }
  return remarks;
}

Formatted formatted(const std::string& text) {
  const auto before = read(text);
  if (has_errors(before.sink)) return {"", "a mistake: " + before.sink.diagnostics[0].message};
  Formatted result{format::format(before.parsed)};
  const auto after = read(result.text);
  if (has_errors(after.sink)) {
    result.wrong = "its layout has a mistake: " + after.sink.diagnostics[0].message;
  } else if (!format::same_meaning(before.parsed, after.parsed)) {
    result.wrong = "its layout has other words";
  } else if (format::format(after.parsed) != result.text) {
    result.wrong = "its layout has another layout";
  } else if (remarks_of(text) != remarks_of(result.text)) {
    result.wrong = "a remark is lost or moved past another";
  }
  return result;
}

}  // namespace akad::ugly
