// Limits of targets, periods, and rates for each unit.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {
namespace {

constexpr std::array kLimits = std::to_array<Reads>({
    {"within less than", "less than"},
    {"within under", "less than"},
    {"within at most", "within"},
    {"within no more than", "within"},
    {"within not more than", "within"},
    {"within maximum", "within"},
    {"within max", "within"},
    {"within a maximum of", "within"},
    {"within max .", "within"},
    {"within up to", "within"},
    {"no more than", "within"},
    {"not more than", "within"},
    {"at most", "within"},
    {"maximum", "within"},
    {"max .", "within"},
    {"max", "within"},
    {"maksimal", "within"},
    {"up to", "within"},
    {"in", "within"},
    {"under", "less than"},
    {"below", "less than"},
    {"<=", "within"},
    {"<", "less than"},
    {"dalam", "within"},
});
// In a row a length says by itself that it is at most so long.
constexpr std::array kRowLimits = std::to_array<Reads>({
    {"within", ""},
    {"at most", ""},
    {"maximum", ""},
    {"max .", ""},
    {"max", ""},
    {"maksimal", ""},
    {"up to", ""},
    {"<=", ""},
    {"in", ""},
    {"no more than", ""},
    {"not more than", ""},
    {"under", "less than"},
    {"<", "less than"},
    {"below", "less than"},
});

struct Noun {
  std::string_view written, one, many;  // of a calendar or a contract
};
constexpr std::array kNouns = std::to_array<Noun>({
    {"month", "month", "months"},
    {"months", "month", "months"},
    {"bulan", "month", "months"},
    {"quarter", "quarter", "quarters"},
    {"quarters", "quarter", "quarters"},
    {"kuartal", "quarter", "quarters"},
    {"triwulan", "quarter", "quarters"},
    {"year", "year", "years"},
    {"years", "year", "years"},
    {"tahun", "year", "years"},
    {"mo", "month", "months"},
    {"bln", "month", "months"},
    {"yr", "year", "years"},
    {"thn", "year", "years"},
});
constexpr std::array kAdverbs = std::to_array<Reads>({
    {"monthly", "month"},
    {"quarterly", "quarter"},
    {"annually", "year"},
    {"yearly", "year"},
    {"bulanan", "month"},
    {"tahunan", "year"},
    {"p . m .", "month"},
    {"p . a .", "year"},
    {"pcm", "month"},
    {"/ bln", "month"},
});
constexpr std::array kEach = std::to_array<std::string_view>(
    {"per", "each", "every", "a", "in a", "in every", "in each", "in the", "during each", "in one",
     "of every", "of each", "of a", "setiap", "tiap", "dalam setiap", "in any", "/"});

const Noun* noun_named(const std::string& word) {
  const auto row = std::find_if(kNouns.begin(), kNouns.end(),
                                [&](const Noun& noun) { return noun.written == word; });
  return row == kNouns.end() ? nullptr : &*row;
}

std::string first_day(const Break& here) {
  const auto& words = here.reader.reading.words;
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (words[at].type == Rules::TERM && words[at + 1].type == Rules::DATE) {
      return words[at + 1].text;
    }
  }
  return "";
}

// What begins a period of the two kinds; the term of the agreement says when the second does.
std::string calendar_means(std::string_view noun) {
  if (noun == "quarter") return "from 1 January, April, July and October";
  return noun == "year" ? "from 1 January" : "from the 1st to the end of the month";
}

std::string contract_means(const Break& here, std::string_view noun) {
  const std::string begin = first_day(here);
  if (begin.empty()) return fmt::format("each {} from the day on which the term begins", noun);
  return fmt::format("each {} counted from {}, on which the term begins", noun, begin);
}

Habit which_period(const Break& here, std::size_t first, std::size_t end, std::string_view noun,
                   const std::string& lead, const std::string& word) {
  Habit habit{first, end, std::nullopt,
              worded("a {} may be one of the calendar or of the contract", noun)};
  habit.label = "which is meant?";
  const std::string calendar = fmt::format("{}calendar {}", lead, word);
  const std::string contract = fmt::format("{}contract {}", lead, word);
  habit.steps = {{calendar, calendar_means(noun), {{{}, calendar}}},
                 {contract, contract_means(here, noun), {{{}, contract}}}};
  return habit;
}

// `each month`, `over the last 12 months`
std::optional<Habit> bare_noun(const Break& here) {
  if (!here.expected.words.contains(Rules::CALENDAR) ||
      !here.expected.words.contains(Rules::CONTRACT)) {
    return std::nullopt;
  }
  const std::string word = here.small(here.at);
  const Noun* noun = noun_named(word);
  if (noun == nullptr) return std::nullopt;
  for (const std::string_view form : {noun->one, noun->many}) {
    const std::string both(form);
    if (!here.reads(here.at, here.at + 1, "calendar " + both)) continue;
    if (!here.reads(here.at, here.at + 1, "contract " + both)) continue;
    // With the word before it, so that the choice reads as it would be written.
    if (here.at > here.begin && here.word(here.at - 1).type == Rules::EACH &&
        here.on_line(here.at - 1, here.at + 1)) {
      return which_period(here, here.at - 1, here.at + 1, noun->one, "each ", both);
    }
    return which_period(here, here.at, here.at + 1, noun->one, "", both);
  }
  return std::nullopt;
}

constexpr std::array kLeads = std::to_array<std::string_view>({"each ", "in each ", "of each "});

// The lead with which a period of the kind stands there; empty where none does.
std::string lead_of(const Break& here, std::size_t first, std::size_t end,
                    const std::string& period) {
  for (const std::string_view lead : kLeads) {
    if (here.reads(first, end, std::string(lead) + period)) return std::string(lead);
  }
  return "";
}

std::optional<Habit> period_read(const Break& here, std::size_t first, std::size_t end,
                                 const std::string& period) {
  const std::string lead = lead_of(here, first, end, period);
  if (lead.empty()) return std::nullopt;
  return Habit{first, end, lead + period,
               worded("`{}` is written `{}{}`", here.written(first, end), lead, period)};
}

std::optional<Habit> period_choice(const Break& here, std::size_t first, std::size_t end,
                                   std::string_view noun) {
  const std::string lead = lead_of(here, first, end, fmt::format("calendar {}", noun));
  if (lead.empty()) return std::nullopt;
  return which_period(here, first, end, noun, lead, std::string(noun));
}

// What stands behind `per`, `every` …, whose words end at `noun`.
std::optional<Habit> period_behind(const Break& here, std::size_t first, std::size_t noun) {
  if (!here.has(noun)) return std::nullopt;
  std::string word = here.small(noun);
  const bool kind = word == "calendar" || word == "contract";
  std::string which = kind ? word + " " : "";
  if (kind) word = here.small(++noun);
  std::size_t end = noun + 1;
  if (which.empty() && words_match(here, end, "kalender") != 0) {
    which = "calendar ";
    ++end;
  }
  if (end <= here.at || !here.has(noun)) return std::nullopt;
  if (word == "week" || word == "minggu") return period_read(here, first, end, "week");
  if (word == "day" || word == "hari") return period_read(here, first, end, "calendar day");
  const Noun* row = noun_named(word);
  if (row == nullptr) return std::nullopt;
  if (!which.empty()) return period_read(here, first, end, which + std::string(row->one));
  return period_choice(here, first, end, row->one);
}

// A limit that is an instant with so much after it: `within 60 seconds after promised`.
std::optional<Habit> after_an_instant(const Break& here) {
  if (here.word().type != Rules::AFTER || here.at == here.begin) return std::nullopt;
  std::size_t first = here.at;
  while (first > here.begin && !here.word(first).first_on_line &&
         here.word(first).type != Rules::WITHIN && here.word(first).type != Rules::BAR) {
    --first;
  }
  const Message message = worded("an instant and so much after it is said with `by`");
  if (here.word(first).type == Rules::WITHIN && here.reads_line(first, first + 1, "by")) {
    return Habit{first, first + 1, "by", message};
  }
  const bool row = here.word(first).type == Rules::BAR && first + 1 < here.at;
  const std::string text = "by " + here.word(first + 1).text;
  if (row && here.reads_line(first + 1, first + 2, text)) {
    return Habit{first + 1, first + 2, text, message};
  }
  return std::nullopt;
}

// `is by`, and a table below it.
std::optional<Habit> before_a_table(const Break& here) {
  if (here.word().type != Rules::BAR || here.at == here.begin) return std::nullopt;
  if (here.word(here.at - 1).type != Rules::BY) return std::nullopt;
  if (!here.reads(here.at - 1, here.at, "within")) return std::nullopt;
  return Habit{here.at - 1, here.at, "within", "a table follows `within`; its rows may say `by`"};
}

}  // namespace

std::optional<Habit> limit_habit(const Break& here) {
  if (here.rule != Rules::RuleTarget_line && here.rule != Rules::RuleLimit_row) {
    return std::nullopt;
  }
  if (auto habit = before_a_table(here)) return habit;
  if (here.word().first_on_line) return std::nullopt;
  if (auto habit = after_an_instant(here)) return habit;
  std::size_t first = 0;
  std::size_t end = 0;
  const Reads* row = row_at(here, kLimits, &first, &end);
  if (row == nullptr || !here.reads_next(first, end, row->read)) {
    row = row_at(here, kRowLimits, &first, &end);
  }
  if (row == nullptr || !here.reads_next(first, end, row->read)) return std::nullopt;
  return Habit{
      first, end, std::string(row->read),
      row->read.empty()
          ? worded("a length stands alone here: `{}` is left out", here.written(first, end))
          : worded("`{}` is written `{}` here", here.written(first, end), row->read)};
}

std::optional<Habit> period_habit(const Break& here) {
  if (auto habit = bare_noun(here)) return habit;
  for (const Reads& row : kAdverbs) {
    const std::size_t count = words_match(here, here.at, row.written);
    if (count == 0) continue;
    return period_choice(here, here.at, here.at + count, row.read);
  }
  constexpr std::size_t kMostBefore = 2;
  for (std::size_t before = 0; before <= kMostBefore; ++before) {
    if (here.at < here.begin + before) break;
    const std::size_t first = here.at - before;
    for (const std::string_view each : kEach) {
      const std::size_t count = words_match(here, first, each);
      if (count == 0) continue;
      if (auto habit = period_behind(here, first, first + count)) return habit;
    }
  }
  return std::nullopt;
}

std::optional<Habit> rate_habit(const Break& here) {
  const bool amount = here.rule == Rules::RuleCredit_line || here.rule == Rules::RuleSlab_row;
  if (!amount || here.word().first_on_line) return std::nullopt;
  if (const std::size_t outage = words_match(here, here.at, "of each outage"); outage > 0) {
    Habit habit{here.at, here.at + outage, std::nullopt,
                "`of each outage` stands behind `downtime`: units, and what is free, are then of "
                "each outage"};
    habit.steps = {
        {"for example: 5% of monthly_charge for each hour of downtime of each outage, or "
         "part, beyond 30 minutes"}};
    return habit;
  }
  const std::string word = here.small(here.at);
  const bool each = word == "per" || word == "for" || word == "each" || word == "every";
  if (!each) return std::nullopt;
  Habit habit{here.at, here.at + 1, std::nullopt,
              "an amount for each of something is a rate: it says the price, then what is counted, "
              "and what a part of it costs"};
  habit.steps = {{"for example: 5% of monthly_charge for each full hour of downtime"},
                 {"or: IDR 50_000 for each hour late, or part"},
                 {"or: IDR 18_000 for each miss beyond 3"}};
  return habit;
}

}  // namespace akad::parser
