#include "compiler/format/renewed.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace akad::format {
namespace {

using Sentence = std::vector<std::string_view>;

constexpr std::string_view kNoun = "<noun>";  // of a period

const std::array<Sentence, 3> kSentences = {{
    {"open", "at", "the", "end", "of", "a", kNoun, ":"},
    {"outages", "that", "cross", "a", kNoun, "are", "split"},
    {"outages", "that", "cross", "a", kNoun, "belong", "to", "the", kNoun, "they", "begin", "in"},
}};

// The words of a text, without its remarks.
struct Words {
  const std::vector<parser::Token>& tokens;
  std::vector<std::size_t> places = {};

  std::string_view text(std::size_t at) const {
    return at < places.size() ? std::string_view(tokens[places[at]].text) : std::string_view();
  }
};

// How many words from `at` on are one noun; 0 = none.
std::size_t noun_at(const Words& words, std::size_t at) {
  constexpr std::array<std::string_view, 6> kPlain = {"month", "quarter", "year",
                                                      "week",  "day",     "term"};
  if (std::find(kPlain.begin(), kPlain.end(), words.text(at)) != kPlain.end()) return 1;
  if (words.text(at) == "half" && words.text(at + 1) == "year") return 2;
  const std::string_view next = words.text(at + 1);
  const bool of_contract = next == "month" || next == "quarter" || next == "year";
  return words.text(at) == "contract" && of_contract ? 2 : 0;
}

// By word, how many words are a noun there, of the sentence that begins at `at`; empty where it is
// not this one.
std::vector<std::pair<std::size_t, std::size_t>> nouns_of(const Words& words, std::size_t at,
                                                          const Sentence& sentence) {
  std::vector<std::pair<std::size_t, std::size_t>> nouns;
  for (const std::string_view word : sentence) {
    if (word != kNoun) {
      if (words.text(at++) != word) return {};
      continue;
    }
    const std::size_t length = noun_at(words, at);
    if (length == 0) return {};
    nouns.emplace_back(at, length);
    at += length;
  }
  return nouns;
}

}  // namespace

std::vector<parser::Token> renewed(const std::vector<parser::Token>& tokens) {
  Words words{tokens};
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].comment) words.places.push_back(i);
  }
  std::vector<parser::Token> all = tokens;
  std::vector<bool> is_left_out(tokens.size());
  for (std::size_t at = 0; at < words.places.size(); ++at) {
    if (!tokens[words.places[at]].begins_line) continue;
    for (const Sentence& sentence : kSentences) {
      for (const auto& [noun, length] : nouns_of(words, at, sentence)) {
        all[words.places[noun]].text = "period";
        if (length == 2) is_left_out[words.places[noun + 1]] = true;
      }
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_left_out[i]) all[kept++] = all[i];
  }
  all.resize(kept);
  return all;
}

}  // namespace akad::format
