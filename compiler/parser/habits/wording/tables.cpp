// Tables as documents have them: a line of headings above the rows, cells that say nothing, cells
// and other parts of a sentence the other way round.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {
namespace {

bool has_rows(const Break& here) {
  return here.rule == Rules::RuleTarget_line || here.rule == Rules::RuleCredit_line ||
         here.rule == Rules::RuleValue_declaration;
}

bool is_credit(const Break& here) {
  return here.rule == Rules::RuleCredit_line || here.rule == Rules::RuleSlab_row;
}

bool is_limit(const Break& here) {
  return here.rule == Rules::RuleTarget_line || here.rule == Rules::RuleLimit_row;
}

std::size_t line_begin(const Break& here) {
  std::size_t at = here.at;
  while (at > here.begin && !here.word(at).first_on_line) --at;
  return at;
}

std::size_t line_end_of(const Break& here) {
  std::size_t at = here.at + 1;
  while (here.has(at) && !here.word(at).first_on_line) ++at;
  return at;
}

// What stands over the columns of tables of service levels.
constexpr std::array kHeadings = std::to_array<std::string_view>(
    {"priority",    "prioritas",  "severity",     "level",       "tingkat",      "kategori",
     "category",    "response",   "resolution",   "target",      "time",         "waktu",
     "tanggapan",   "respons",    "penyelesaian", "result",      "hasil",        "credit",
     "kredit",      "credits",    "service",      "layanan",     "limit",        "batas",
     "condition",   "kondisi",    "keterangan",   "description", "availability", "ketersediaan",
     "uptime",      "percentage", "persentase",   "amount",      "jumlah",       "penalty",
     "denda",       "pencapaian", "achievement",  "sla",         "case",         "impact",
     "dampak",      "ticket",     "tiket",        "type",        "jenis",        "of",
     "performance", "kinerja",    "monthly",      "fee",         "biaya"});

bool is_heading(const std::string& word) {
  return std::find(kHeadings.begin(), kHeadings.end(), word) != kHeadings.end();
}

// Whether a line of dashes stands below the line that ends there.
bool has_rule_below(const Break& here, std::size_t end) {
  const std::string_view text = here.reader.reading.source.text;
  const std::size_t next = text.find_first_of("\r\n", here.word(end - 1).end);
  if (next == std::string_view::npos) return false;
  const std::size_t begin = text.find_first_not_of("\r\n \t", next);
  if (begin == std::string_view::npos || text[begin] != '|') return false;
  const std::string_view line = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
  return line.find("--") != std::string_view::npos &&
         line.find_first_not_of("|-: \t") == std::string_view::npos;
}

// `| Priority | Response time |` above the first row.
std::optional<Habit> heading_habit(const Break& here) {
  if (!has_rows(here)) return std::nullopt;
  const std::size_t first = line_begin(here);
  const std::size_t end = line_end_of(here);
  if (first == here.begin || here.word(first).type != Rules::BAR ||
      here.word(first - 1).type == Rules::BAR || here.word(end).type != Rules::BAR) {
    return std::nullopt;
  }
  bool known = true;
  for (std::size_t at = first; at < end; ++at) {
    if (here.word(at).type == Rules::BAR || here.word(at).text == "/") continue;
    const bool nothing = here.word(at).type == Rules::NO && here.word(at + 1).type == Rules::CREDIT;
    if (!is_name_like(here.word(at)) || nothing) return std::nullopt;
    known = known && is_heading(here.small(at));
  }
  const Message message =
      worded("a table begins with its first row, and `{}` are headings", here.written(first, end));
  if (known || has_rule_below(here, end)) return Habit{first, end, "", message};
  Habit habit{first, end, std::nullopt, message};
  habit.steps = {offered("", "")};
  habit.steps.front().text = "leave the line out, if it is no row";
  return habit;
}

// Whether some target of the text has the level.
bool is_level(const Break& here, std::string_view name) {
  const auto& words = here.reader.reading.words;
  for (std::size_t at = 0; at + 2 < words.size(); ++at) {
    if (words[at].type == Rules::LEVEL && words[at + 1].text == name &&
        words[at + 2].type == Rules::IS) {
      return true;
    }
  }
  return false;
}

// `| minimum |` of `| level minimum |`, `| below minimum |` of `| worse than minimum |`.
std::optional<Habit> level_habit(const Break& here) {
  constexpr std::array kOrBetter =
      std::to_array<std::string_view>({"", "at least", "at", "at level", "is", "the level"});
  constexpr std::array kWorse = std::to_array<std::string_view>(
      {"below", "less than", "under", "worse", "lower than", "below level", "worse than level"});
  if (!is_credit(here)) return std::nullopt;
  std::size_t first = here.at;
  while (first > here.begin && here.word(first - 1).type != Rules::BAR) --first;
  std::size_t end = here.at;
  while (here.has(end) && here.word(end).type != Rules::BAR && here.on_line(first, end + 1)) ++end;
  if (end == first || here.word(end).type != Rules::BAR) return std::nullopt;
  const std::string name = here.word(end - 1).text;
  const std::string before = first + 1 == end ? "" : lower(here.written(first, end - 1));
  const bool worse = std::find(kWorse.begin(), kWorse.end(), before) != kWorse.end();
  const bool better = std::find(kOrBetter.begin(), kOrBetter.end(), before) != kOrBetter.end();
  if ((!worse && !better) || !is_level(here, name)) return std::nullopt;
  const std::string meant = (worse ? "worse than " : "level ") + name;
  if (!here.reads(first, end, meant)) return std::nullopt;
  return Habit{first, end, meant, worded("`{}` is written `{}`", here.written(first, end), meant)};
}

constexpr std::array kNothing = std::to_array<std::string_view>(
    {"none", "nil", "nihil", "0", "0 %", "zero", "nothing", "no credits", "no service credit",
     "no service credits", "tidak ada", "tidak ada kredit", "tanpa kredit", "no penalty"});
// Of these somebody may mean something else.
constexpr std::array kUnsaid = std::to_array<std::string_view>(
    {"-", "- -", "n/a", "na", "tbd", "tba", "none", "best effort", "best efforts", "best - effort",
     "tidak ada", "unlimited", "asap", "immediately", "segera", "?"});

// The cell that the place stands in, or that ends before it; 0 words where it is none.
template <class List>
std::size_t cell_of(const Break& here, const List& list, std::size_t* first) {
  for (std::size_t before = 0; before <= 3 && here.at > here.begin + before; ++before) {
    *first = here.at - before;
    if (here.word(*first - 1).type != Rules::BAR) continue;
    for (const std::string_view written : list) {
      const std::size_t end = *first + words_match(here, *first, written);
      if (end > *first && here.has(end) && here.word(end).type == Rules::BAR) return end;
    }
    return 0;
  }
  return 0;
}

std::optional<Habit> nothing_habit(const Break& here) {
  if (!is_credit(here) && !is_limit(here)) return std::nullopt;
  const std::string_view meant = is_credit(here) ? "no credit" : "no target";
  std::size_t first = 0;
  std::size_t end = is_credit(here) ? cell_of(here, kNothing, &first) : 0;
  if (end != 0 && here.reads(first, end, meant)) {
    return Habit{first, end, std::string(meant),
                 worded("`{}` is written `{}`", here.written(first, end), meant)};
  }
  end = cell_of(here, kUnsaid, &first);
  if (end == 0 || !here.reads(first, end, meant)) return std::nullopt;
  Habit habit{first, end, std::nullopt,
              worded("`{}` does not say what is {} here", here.written(first, end),
                     is_credit(here) ? "owed" : "promised")};
  habit.steps = {offered(std::string(meant),
                         is_credit(here) ? "nothing is owed" : "nothing is promised of them")};
  if (is_limit(here)) habit.steps.push_back({"or a length, as it was agreed: `15 minutes`"});
  return habit;
}

Habit turned(std::size_t first, std::size_t end, std::string text) {
  Habit habit{first, end, std::move(text), "these words stand the other way round"};
  return habit;
}

// `| 15 minutes | priority = "P1" |`
std::optional<Habit> turned_row(const Break& here) {
  const std::size_t first = line_begin(here);
  const std::size_t end = line_end_of(here);
  if (here.word(first).type != Rules::BAR || here.word(end - 1).type != Rules::BAR) {
    return std::nullopt;
  }
  std::size_t middle = 0;
  for (std::size_t at = first + 1; at + 1 < end; ++at) {
    if (here.word(at).type != Rules::BAR) continue;
    if (middle != 0) return std::nullopt;
    middle = at;
  }
  if (middle <= first + 1 || middle + 2 >= end) return std::nullopt;
  const std::string text =
      here.written(middle + 1, end - 1) + " | " + here.written(first + 1, middle);
  if (!here.reads_whole(first + 1, end - 1, text)) return std::nullopt;
  return turned(first + 1, end - 1, text);
}

}  // namespace

std::optional<Habit> table_habit(const Break& here) {
  if (here.word().first_on_line && here.word().type != Rules::BAR) return std::nullopt;
  if (auto habit = level_habit(here)) return habit;
  if (auto habit = heading_habit(here)) return habit;
  return nothing_habit(here);
}

// `open 08:00 to 17:00 Mon to Fri`: the same words, and one order in which they read.
std::optional<Habit> order_habit(const Break& here) {
  constexpr std::size_t kMostRead = 100;
  constexpr std::size_t kMostWords = 16;
  if (here.at == here.begin || here.at - here.begin > kMostRead || here.word().first_on_line) {
    return std::nullopt;
  }
  if (auto habit = turned_row(here)) return habit;
  const std::size_t line_end = line_end_of(here);
  if (here.word(line_begin(here)).type == Rules::BAR) return std::nullopt;
  if (line_end - here.at > kMostWords) return std::nullopt;
  std::optional<Habit> found;
  for (std::size_t end = here.at + 2; end <= line_end; ++end) {
    if (end < line_end && here.word(end).type != Rules::COMMA) continue;
    for (std::size_t middle = here.at + 1; middle < end; ++middle) {
      const std::string text = here.written(middle, end) + " " + here.written(here.at, middle);
      if (!here.reads_whole(here.at, end, text)) continue;
      if (found) return std::nullopt;
      found = turned(here.at, end, text);
    }
  }
  return found;
}

}  // namespace akad::parser
