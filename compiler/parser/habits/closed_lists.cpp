#include "compiler/parser/habits/closed_lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace akad::parser {
namespace {

// Empty for names, numbers and texts.
std::string word_of(const Reader& reader, std::size_t type) {
  const std::string quoted = reader.parser.getVocabulary().getLiteralName(type);
  return quoted.size() > 2 ? quoted.substr(1, quoted.size() - 2) : "";
}

bool has_words_only(const Reader& reader, const Expected& expected) {
  if (expected.name || expected.zone || expected.comparison || expected.unit) return false;
  return std::all_of(expected.words.begin(), expected.words.end(), [&](std::size_t type) {
    const std::string word = word_of(reader, type);
    return !word.empty() && std::isalpha(static_cast<unsigned char>(word.front())) != 0;
  });
}

struct Phrases {
  const Reader& reader;
  std::size_t rule;
  std::vector<Lexeme> words;  // of the sentence, up to the place, and of the choice
  std::size_t place;
  std::vector<std::string> found = {};

  void follow(const Expected& expected) {
    for (const std::size_t type : expected.words) {
      Lexeme word;
      word.type = type;
      word.text = word_of(reader, type);
      words.push_back(std::move(word));
      const Expected next = what_may_stand(reader.parser.getATN(), rule, words, 0, words.size());
      if (goes_on(next)) {
        follow(next);
      } else {
        found.push_back(said());
      }
      words.pop_back();
    }
  }
  // In one or two ways, which belong to the choice.
  bool goes_on(const Expected& next) const {
    constexpr std::size_t kMostWords = 4;
    if (next.ends || next.words.empty() || next.words.size() > 2) return false;
    if (words.size() >= place + kMostWords) return false;
    return has_words_only(reader, next);
  }
  std::string said() const {
    std::string text;
    for (std::size_t at = place; at < words.size(); ++at) {
      text += (at == place ? "" : " ") + words[at].text;
    }
    return text;
  }
};

}  // namespace

std::vector<std::string> closed_list(const Reader& reader, const Attempt& attempt,
                                     const SentenceMistake& mistake) {
  constexpr std::size_t kMostListed = 12;
  constexpr std::size_t kMostWords = 500;  // of a sentence that is read again for each choice
  const Expected& expected = mistake.expected;
  if (mistake.at <= attempt.begin || mistake.at - attempt.begin > kMostWords) return {};
  if (expected.words.empty() || expected.words.size() > kMostListed) return {};
  if (expected.ends || !has_words_only(reader, expected)) return {};
  const auto& words = reader.reading.words;
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(attempt.begin);
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(mistake.at);
  Phrases phrases{reader, attempt.rule, {begin, end}, mistake.at - attempt.begin};
  phrases.follow(expected);
  if (phrases.found.size() > kMostListed) return {};
  for (std::string& choice : phrases.found) choice = fmt::format("`{}`", choice);
  return phrases.found;
}

std::vector<Step> steps_with(const std::vector<std::string>& list, const std::string& word,
                             Span span) {
  std::string written = " " + word + " ";
  for (char& c : written) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  std::vector<std::string> found;
  for (const std::string& choice : list) {
    const std::string words = choice.substr(1, choice.size() - 2);
    if ((" " + words + " ").find(written) != std::string::npos) found.push_back(words);
  }
  if (found.size() != 1) return {};
  return {{fmt::format("did you mean `{}`?", found.front()), "", {{span, found.front()}}}};
}

}  // namespace akad::parser
