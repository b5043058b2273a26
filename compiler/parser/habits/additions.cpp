// Words that stand in front of a sentence, or twice in it, and say nothing.
#include <algorithm>
#include <cctype>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {
namespace {

// Whether the word at `place` stands there twice, and the sentence goes on without it.
bool is_doubled(const Break& here, std::size_t place) {
  if (place <= here.begin || !here.on_line(place - 1, place + 1)) return false;
  const Lexeme& word = here.word(place);
  const Lexeme& before = here.word(place - 1);
  return is_name_like(word) && word.type == before.type && word.text == before.text &&
         here.reads_next(place, place + 1, "");
}

}  // namespace

// `-- a remark`
std::optional<Habit> dashes_habit(const Break& here) {
  const std::size_t end = here.at + 2;
  if (words_match(here, here.at, "- -") == 0 ||
      here.word(here.at).end != here.word(here.at + 1).begin) {
    return std::nullopt;
  }
  Habit habit{here.at, end, std::nullopt, "a remark begins with `//`, not with `--`"};
  habit.steps = {offered("//", "if what follows is a remark")};
  return habit;
}

// The second of two may have been read as a name.
std::optional<Habit> doubled_habit(const Break& here) {
  for (std::size_t place = here.at; place + 2 >= here.at && place > here.begin; --place) {
    if (!is_doubled(here, place)) continue;
    return Habit{place, place + 1, "", worded("`{}` stands twice", here.word(place).text)};
  }
  return std::nullopt;
}

namespace {

bool is_letter_of_a_list(const Lexeme& word) {
  return word.text.size() == 1 && std::isalpha(static_cast<unsigned char>(word.text.front())) != 0;
}

// `-`, `2.1`, `1)`, `a)`: how many words of the line it is; 0 where there is none.
std::size_t leading_words(const Break& here) {
  const Lexeme& first = here.word(here.begin);
  if (first.text == "-" || first.text == "*") return here.small(here.begin + 1) == "-" ? 0 : 1;
  if (first.text == "(" && here.has(here.begin + 2) && here.word(here.begin + 2).text == ")")
    return 3;
  const bool number = first.type == Rules::NUMBER;
  if (!number && !is_letter_of_a_list(first)) return 0;
  const bool closed = here.has(here.begin + 1) && (here.word(here.begin + 1).text == ")" ||
                                                   here.word(here.begin + 1).text == ".");
  if (closed) return 2;
  return number ? 1 : 0;
}

}  // namespace

// A mark or number of a list in front of a clause.
std::optional<Habit> leading_habit(const Break& here) {
  if (here.at > here.begin + 1 || !here.word(here.begin).first_on_line) return std::nullopt;
  const std::size_t count = leading_words(here);
  const std::size_t end = here.begin + count;
  if (count == 0 || !here.has(end) || here.word(end).first_on_line) return std::nullopt;
  if (!here.reads_next(here.begin, end, "")) return std::nullopt;
  const std::string written = here.written(here.begin, end);
  Habit habit{here.begin, end, "",
              count == 1
                  ? worded("`{}` in front of a clause says nothing, and is left out", written)
                  : worded("a number in front of a line says nothing, and is left out")};
  if (here.word(here.begin).type == Rules::NUMBER) {
    habit.message = "the number of a clause stands in its block: clause \"4.1\" \"…\"";
  }
  habit.mark = true;
  return habit;
}

}  // namespace akad::parser
