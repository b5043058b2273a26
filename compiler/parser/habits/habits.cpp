#include "compiler/parser/habits/habits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "compiler/parser/words/words.h"

namespace akad::parser {
namespace {

constexpr std::size_t kMostOfLine = 12;        // habits of one line
constexpr std::size_t kMostReadAgain = 2'000;  // of a sentence that is read again for each of them

constexpr std::array kFamilies = {
    told_fee_habit,    leading_habit,      doubled_habit,      capitals_habit,    table_habit,
    appointment_habit, beginning_habit,    working_days_habit, day_unit_habit,    unit_habit,
    spelled_habit,     figure_words_habit, weekday_habit,      time_of_day_habit, range_habit,
    limit_habit,       comparison_habit,   condition_habit,    tax_habit,         period_habit,
    text_habit,        sign_left_out,      filler_habit,       wording_habit,     rate_habit,
    quoted_name_habit, split_name_habit,   small_word_habit,   dashes_habit,      left_out_habit,
    order_habit};

std::optional<Habit> habit_at(const Break& here) {
  if (!here.has(here.at)) return std::nullopt;
  // What is missing at the end of a line is not said by the next, but for a table below its words.
  if (here.at > here.begin && here.word().first_on_line) {
    if (auto habit = tax_left_out(here)) return habit;
    if (auto habit = sign_at_end(here)) return habit;
    return limit_habit(here);
  }
  for (const auto family : kFamilies) {
    if (auto habit = family(here)) return habit;
  }
  return std::nullopt;
}

// What of a line was read as something else.
struct Told {
  Habit habit;  // its words are places of the text as it was
  Span span;
  Edit edit;
};

bool is_word_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '"' || c == '%';
}

// In place of words that may be glued to their neighbours, which words are not.
Edit edit_of(const Reading& reading, Span span, std::string text) {
  const std::string& source = reading.source.text;
  if (text.empty()) {  // with the blanks before it
    const std::uint32_t begin = span.begin;
    while (span.begin > 0 && source[span.begin - 1] == ' ') --span.begin;
    const bool glued = span.begin == begin && begin > 0 && is_word_letter(source[begin - 1]) &&
                       span.end < source.size() && is_word_letter(source[span.end]);
    return {span, glued ? " " : text};
  }
  const bool before = span.begin > 0 && is_word_letter(source[span.begin - 1]);
  const bool after = span.end < source.size() && is_word_letter(source[span.end]);
  if (before && is_word_letter(text.front())) text.insert(0, " ");
  if (after && std::isalnum(static_cast<unsigned char>(text.back())) != 0) text += ' ';
  return {span, std::move(text)};
}

void read_as(Reader& reader, const Habit& habit, const std::string& text) {
  auto& words = reader.reading.words;
  std::vector<Lexeme> read = habit.words.empty() ? words::lexemes_of(text) : habit.words;
  const Lexeme first = words[habit.first];
  const std::uint32_t end = words[habit.end - 1].end;
  for (Lexeme& word : read) {
    if (word.end == 0) {
      word.begin = first.begin;
      word.end = end;
    }
    word.line = first.line;
  }
  if (!read.empty()) {
    read.front().first_on_line = first.first_on_line;
    read.front().blank_before = first.blank_before;
  } else if (first.first_on_line) {
    words[habit.end].first_on_line = true;
  }
  reader.stream.replace(habit.first, habit.end, read);
  const auto begin = words.begin() + static_cast<std::ptrdiff_t>(habit.first);
  const auto place = words.erase(begin, words.begin() + static_cast<std::ptrdiff_t>(habit.end));
  words.insert(place, std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
}

// The line as it would be, without the blanks around it.
std::string line_with(const Reading& reading, const std::vector<Told>& told) {
  const std::string& source = reading.source.text;
  const std::uint32_t begin = reading.line_starts[line_of(reading, told.front().span.begin)];
  std::string text;
  std::size_t at = begin;
  for (const Told& row : told) {
    text.append(source, at, row.edit.span.begin - at);
    text += row.edit.text;
    at = row.edit.span.end;
  }
  const std::size_t end = std::min(source.find_first_of("\r\n", at), source.size());
  text.append(source, at, end - at);
  const std::size_t remark = text.find(" //");
  if (remark != std::string::npos && text.find('"', remark) == std::string::npos) {
    text.erase(remark);
  }
  text.erase(0, text.find_first_not_of(" \t"));
  text.erase(text.find_last_not_of(" \t") + 1);
  return text;
}

// Of many lines with the same one it is said once.
bool is_sign_left_out(const Reading& reading, const Edit& edit) {
  std::string_view written = reading.source.text;
  written = written.substr(edit.span.begin, edit.span.end - edit.span.begin);
  written.remove_prefix(std::min(written.find_first_not_of(" \t"), written.size()));
  return written.size() == 1 && !is_word_letter(written.front()) && edit.text.size() <= 1;
}

void report(Reading& reading, std::vector<Told> told) {
  std::sort(told.begin(), told.end(),
            [](const Told& a, const Told& b) { return a.span.begin < b.span.begin; });
  const bool sign =
      told.size() == 1 && (told.front().habit.mark || is_sign_left_out(reading, told.front().edit));
  Step step{sign ? "leave it out" : "write: " + line_with(reading, told), "", {}, true};
  for (const Told& row : told) step.edits.push_back(row.edit);
  Diagnostic row =
      diagnose(told.front().habit.code, told.front().span, std::move(told.front().habit.message))
          .with_label(std::move(told.front().habit.label));
  for (std::size_t at = 1; at < told.size(); ++at) {
    row = std::move(row).with_other(told[at].span, told[at].habit.label.empty()
                                                       ? told[at].habit.message.text
                                                       : told[at].habit.label);
  }
  mistake(reading, std::move(row).with_step(std::move(step)));
}

// What was read as something else already is not read as another thing.
bool meets(const Reading& reading, const std::vector<Told>& told, const Habit& habit) {
  const std::uint32_t begin = reading.words[habit.first].begin;
  const std::uint32_t end = reading.words[habit.end - 1].end;
  return std::any_of(told.begin(), told.end(),
                     [&](const Told& row) { return row.span.begin < end && begin < row.span.end; });
}

void report_choice(Reading& reading, Habit habit) {
  const auto& words = reading.words;
  const Span span{reading.file, words[habit.first].begin, words[habit.end - 1].end};
  reading.broken = true;
  break_off(reading, span.begin);
  if (has_spoilt_line(reading, span.begin, span.end)) return;
  spoil_lines(reading, span.begin, span.end);
  for (Step& step : habit.steps) {
    for (Edit& edit : step.edits) edit = edit_of(reading, span, std::move(edit.text));
  }
  mistake(reading, diagnose(habit.code, span, std::move(habit.message))
                       .with_label(std::move(habit.label))
                       .with_steps(std::move(habit.steps)));
}

}  // namespace

Step offered(std::string text, std::string means) {
  Edit edit;
  edit.text = text;
  return {std::move(text), std::move(means), {std::move(edit)}};
}

std::string Break::written(std::size_t first, std::size_t end) const {
  const auto& words = reader.reading.words;
  return reader.reading.source.text.substr(words[first].begin,
                                           words[end - 1].end - words[first].begin);
}

bool Break::on_line(std::size_t first, std::size_t end) const {
  const auto& words = reader.reading.words;
  if (end >= words.size() || first < begin) return false;
  for (std::size_t place = first + 1; place < end; ++place) {
    if (words[place].first_on_line) return false;
  }
  return true;
}

namespace {

// How far the sentence reads; `replaced` is the end of what stands in place of the words.
struct Reached {
  std::size_t at = 0, replaced = 0, line_end = 0;
  bool ends = false;
};

Reached reach_of(const Break& here, std::size_t first, std::size_t end, std::string_view text) {
  const auto& words = here.reader.reading.words;
  std::vector<Lexeme> mended(words.begin() + static_cast<std::ptrdiff_t>(here.begin),
                             words.begin() + static_cast<std::ptrdiff_t>(first));
  for (Lexeme& word : words::lexemes_of(text)) mended.push_back(std::move(word));
  Reached reached;
  reached.replaced = mended.size();
  std::size_t line_end = end;
  while (line_end + 1 < words.size() && !words[line_end].first_on_line) ++line_end;
  mended.insert(mended.end(), words.begin() + static_cast<std::ptrdiff_t>(end),
                words.begin() + static_cast<std::ptrdiff_t>(line_end));
  reached.line_end = mended.size();
  const Expected next =
      what_may_stand(here.reader.parser.getATN(), here.rule, mended, 0, mended.size());
  reached.at = next.at;
  reached.ends = next.ends;
  return reached;
}

}  // namespace

bool Break::reads(std::size_t first, std::size_t end, std::string_view text) const {
  if (!on_line(first, end)) return false;
  const Reached reached = reach_of(*this, first, end, text);
  return reached.at >= reached.replaced + (text.empty() ? 1 : 0);
}

bool Break::reads_next(std::size_t first, std::size_t end, std::string_view text) const {
  if (!on_line(first, end)) return false;
  const Reached reached = reach_of(*this, first, end, text);
  return reached.at > reached.replaced;
}

bool Break::reads_line(std::size_t first, std::size_t end, std::string_view text) const {
  if (!on_line(first, end)) return false;
  const Reached reached = reach_of(*this, first, end, text);
  if (reached.at < reached.line_end) {
    // The next sentence may stand on the same line.
    return reached.ends && reached.at > reached.replaced;
  }
  return true;
}

bool Break::reads_whole(std::size_t first, std::size_t end, std::string_view text) const {
  if (!on_line(first, end)) return false;
  const Reached reached = reach_of(*this, first, end, text);
  if (!reached.ends || reached.at < reached.replaced) return false;
  const std::size_t next = end + (reached.at - reached.replaced);
  return reached.at == reached.line_end || word(next).type == Rules::LBRACE;
}

bool Break::reads_on(std::size_t first, std::size_t end, std::string_view text) const {
  const bool over = !has(end) || word(end).first_on_line || word(end).type == Rules::LBRACE;
  if (!over) return reads_next(first, end, text);
  if (!text.empty() || first == 0) return reads(first, end, text);
  return on_line(first, end) && reads(first - 1, end, word(first - 1).text);
}

std::size_t words_match(const Break& here, std::size_t first, std::string_view written) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t end = std::min(written.find(' ', at), written.size());
    const std::size_t place = first + count;
    if (!here.has(place) || here.small(place) != written.substr(at, end - at)) return 0;
    if (count > 0 && here.word(place).first_on_line) return 0;
    ++count;
    at = end + 1;
  }
  return count;
}

bool mend_habits(Reader& reader, const Attempt& attempt, const SentenceMistake& mistake,
                 bool* told) {
  Reading& reading = reader.reading;
  const Lexeme& word = reading.words[mistake.at];
  if (has_spoilt_line(reading, word.begin, word.end)) return false;
  if (mistake.at < attempt.begin || mistake.at - attempt.begin > kMostReadAgain || reading.full()) {
    return false;
  }
  std::vector<Told> read;
  Expected expected = mistake.expected;
  std::size_t at = mistake.at;
  bool mended = false;
  const std::uint32_t line = reading.words[at].line;
  while (read.size() < kMostOfLine && reading.retyped <= kMostErrors && !reading.tired()) {
    if (mended && reading.words[at].line != line) break;
    if (mended && expected.ends && reading.words[at].type == Rules::LBRACE) break;
    const std::size_t meant = mended ? 0 : mistake.meant;
    auto habit = habit_at({reader, attempt.rule, attempt.begin, at, expected, meant});
    if (!habit || meets(reading, read, *habit)) break;
    if (!habit->read && !habit->quiet) {
      if (!mended) {
        report_choice(reading, std::move(*habit));
        *told = true;
        return false;
      }
      break;  // told as the sentence is read again
    }
    mended = true;
    const Span span{reading.file, reading.words[habit->first].begin,
                    reading.words[habit->end - 1].end};
    read_as(reader, *habit, habit->read.value_or(""));
    ++reading.mends;
    if (habit->quiet) {
      ++reading.retyped;
    } else {
      const std::string text = *habit->read;
      read.push_back({std::move(*habit), span, edit_of(reading, span, text)});
    }
    expected = what_may_stand(reader.parser.getATN(), attempt.rule, reading.words, attempt.begin,
                              reading.words.size());
    at = expected.at;
  }
  if (!read.empty()) report(reading, std::move(read));
  return mended;
}

}  // namespace akad::parser
