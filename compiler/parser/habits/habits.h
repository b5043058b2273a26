// What is often written in place of a sentence of the language, and the sentence that is meant. It
// is looked for only where a sentence breaks off, and is a habit only if the sentence goes on with
// what is meant: no text that can be read has any.
#pragma once

#include "compiler/parser/sentence.h"

namespace akad::parser {

// Where a sentence breaks off.
struct Break {
  const Reader& reader;
  std::size_t rule = 0;
  std::size_t begin = 0;  // of the sentence
  std::size_t at = 0;     // the word that does not fit
  const Expected& expected;
  std::size_t meant = 0;  // the word is a slip of that one; 0 = none

  const Lexeme& word(std::size_t place) const { return reader.reading.words[place]; }
  const Lexeme& word() const { return word(at); }
  std::string small(std::size_t place) const { return lower(word(place).text); }
  bool has(std::size_t place) const { return place + 1 < reader.reading.words.size(); }
  // As it is written, blanks and all.
  std::string written(std::size_t first, std::size_t end) const;
  // On one line, and of the sentence or where it could go on.
  bool on_line(std::size_t first, std::size_t end) const;
  // Whether the sentence goes on when words[first, end) are read as `text`.
  bool reads(std::size_t first, std::size_t end, std::string_view text) const;
  // And with the word behind them.
  bool reads_next(std::size_t first, std::size_t end, std::string_view text) const;
  // And all of what follows on the line.
  bool reads_line(std::size_t first, std::size_t end, std::string_view text) const;
  // And the sentence may end there.
  bool reads_whole(std::size_t first, std::size_t end, std::string_view text) const;
  // Whether it goes on when they are read as a text.
  bool reads_text(std::size_t first, std::size_t end) const {
    return written(first, end).find_first_of("\"\\") == std::string::npos &&
           reads_on(first, end, "\"" + written(first, end) + "\"");
  }
  // With the next word, where the line has one that may be of the sentence.
  bool reads_on(std::size_t first, std::size_t end, std::string_view text) const;
};

struct Habit {
  std::size_t first = 0, end = 0;   // the words
  std::optional<std::string> read;  // in their place; none: the author chooses
  Message message;                  // none: said later, by who knows what it is for
  std::string label = {};
  Code code = Code::AK0101;
  std::vector<Step> steps = {};  // of a choice; the edits stand for words[first, end)
  bool quiet = false;            // read as `words`, and said later
  bool mark = false;             // says nothing: of many lines with one it is said once
  std::vector<Lexeme> words = {};
};

// One of the words that may be meant, in place of the habit's words.
Step offered(std::string text, std::string means);

// The families, a file each.
std::optional<Habit> dashes_habit(const Break& here);
std::optional<Habit> doubled_habit(const Break& here);
std::optional<Habit> unit_habit(const Break& here);
std::optional<Habit> leading_habit(const Break& here);
std::optional<Habit> working_days_habit(const Break& here);
std::optional<Habit> day_unit_habit(const Break& here);
std::optional<Habit> figure_words_habit(const Break& here);
std::optional<Habit> weekday_habit(const Break& here);
std::optional<Habit> time_of_day_habit(const Break& here);
std::optional<Habit> range_habit(const Break& here);
std::optional<Habit> comparison_habit(const Break& here);
std::optional<Habit> condition_habit(const Break& here);
std::optional<Habit> denied_habit(const Break& here);  // `priority is not "P3"`
std::optional<Habit> tax_habit(const Break& here);
std::optional<Habit> told_fee_habit(const Break& here);
std::optional<Habit> tax_left_out(const Break& here);  // at the end of a line
std::optional<Habit> period_habit(const Break& here);
std::optional<Habit> limit_habit(const Break& here);
std::optional<Habit> rate_habit(const Break& here);
std::optional<Habit> text_habit(const Break& here);
std::optional<Habit> filler_habit(const Break& here);
std::optional<Habit> sign_left_out(const Break& here);
std::optional<Habit> capitals_habit(const Break& here);
std::optional<Habit> beginning_habit(const Break& here);  // other words at the beginning of a line
std::optional<Habit> wording_habit(const Break& here);
std::optional<Habit> appointment_habit(const Break& here);
std::optional<Habit> spelled_habit(const Break& here);
std::optional<Habit> table_habit(const Break& here);
std::optional<Habit> split_name_habit(const Break& here);
std::optional<Habit> quoted_name_habit(const Break& here);
std::optional<Habit> small_word_habit(const Break& here);
std::optional<Habit> sign_at_end(const Break& here);  // of a line
std::optional<Habit> left_out_habit(const Break& here);
std::optional<Habit> order_habit(const Break& here);

// Reads what the line at the mistake is meant to say, and says so once; the sentence can then be
// read again. False where there is no habit, or the author must choose: then `told` says which.
bool mend_habits(Reader& reader, const Attempt& attempt, const SentenceMistake& mistake,
                 bool* told);

// Words and what they are read as, for tables of them.
struct Reads {
  std::string_view written;  // small letters, blanks between words and signs
  std::string_view read;
};
// The row whose words cover the place of the break, the longest; the first word of it.
template <class Rows>
const Reads* row_at(const Break& here, const Rows& rows, std::size_t* first, std::size_t* end);

// How many words the text has if they stand at `first`; 0 where others do.
std::size_t words_match(const Break& here, std::size_t first, std::string_view written);

template <class Rows>
const Reads* row_at(const Break& here, const Rows& rows, std::size_t* first, std::size_t* end) {
  constexpr std::size_t kMostBefore = 3;
  const Reads* longest = nullptr;
  std::size_t most = 0;
  for (std::size_t before = 0; before <= kMostBefore; ++before) {
    if (here.at < here.begin + before) break;
    const std::size_t start = here.at - before;
    for (const Reads& row : rows) {
      const std::size_t count = words_match(here, start, row.written);
      if (count <= before || count <= most) continue;
      if (!here.reads(start, start + count, row.read)) continue;
      longest = &row;
      most = count;
      *first = start;
      *end = start + count;
    }
  }
  return longest;
}

}  // namespace akad::parser
