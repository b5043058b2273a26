// Other words with which lines begin, or which stand for several of the language's.
#include <algorithm>
#include <array>

#include "compiler/parser/habits/habits.h"

namespace akad::parser {
namespace {

// At the beginning of a clause or declaration.
constexpr std::array kBeginnings = std::to_array<Reads>({
    // Signs and words of other languages for the same.
    {"pasal", "clause"},
    {"ayat", "clause"},
    {"section", "clause"},
    {"article", "clause"},
    {"art .", "clause"},
    {"clause :", "clause"},
    {"klausul", "clause"},
    {"buka", "open"},
    {"opens", "open"},
    {"tutup", "closed on"},
    {"tutup pada", "closed on"},
    {"libur", "closed on"},
    {"libur pada", "closed on"},
    {"closed during", "closed on"},
    {"except", "closed on"},
    {"except on", "closed on"},
    {"kecuali", "closed on"},
    {"penyedia", "provider"},
    {"penyedia jasa", "provider"},
    {"supplier", "provider"},
    {"vendor", "provider"},
    {"service provider", "provider"},
    {"pelanggan", "customer"},
    {"client", "customer"},
    {"klien", "customer"},
    {"buyer", "customer"},
    {"zona waktu", "timezone"},
    {"time zone", "timezone"},
    {"zone", "timezone"},
    {"mata uang", "currency"},
    {"jangka waktu", "term"},
    {"masa berlaku", "term"},
    {"period", "term"},
    {"periode", "term"},
    {"duration", "term"},
    {"valid", "term"},
    {"dibulatkan", "rounded"},
    {"round", "rounded"},
    {"rounding", "rounded"},
    {"hasilnya", "the result is"},
    {"result is", "the result is"},
    {"the results are", "the result is"},
    {"results are", "the result is"},
    {"maksimal", "at most"},
    {"maksimum", "at most"},
    {"paling banyak", "at most"},
    {"not exceeding", "at most"},
    {"not to exceed", "at most"},
    {"sebanyak-banyaknya", "at most"},
    {"dengan", "with"},
    {"jika", "when"},
    {"bila", "when"},
    {"apabila", "when"},
    {"ketika", "when"},
    {"if", "when"},
    {"at least", "for at least"},
    {"in at least", "for at least"},
    {"untuk", "for"},
    {"in the mean of", "on average over"},
    {"in the mean over", "on average over"},
    {"on mean over", "on average over"},
    {"on the mean over", "on average over"},
    {"in the average of", "on average over"},
    {"on the average over", "on average over"},
    {"on average of", "on average over"},
    {"rata-rata", "on average over"},
    {"rata-rata untuk", "on average over"},
    {"on median over", "in the median of"},
    {"on the median of", "in the median of"},
    {"percentile", "in percentile"},
    {"at percentile", "in percentile"},
    {"for percentile", "in percentile"},
    {"in the total of", "in total over"},
    {"in total of", "in total over"},
    {"with less than", "with fewer than"},
    {"with under", "with fewer than"},
    {"with <", "with fewer than"},
    {"if fewer than", "with fewer than"},
    {"if less than", "with fewer than"},
    {"fewer than", "with fewer than"},
    {"less than", "with fewer than"},
    {"no", "with no"},
    {"if no", "with no"},
    {"without", "with no"},
    {"with zero", "with no"},
    {"with 0", "with no"},
    {"pauses when", "pauses while"},
    {"pauses if", "pauses while"},
    {"paused while", "pauses while"},
    {"paused when", "pauses while"},
    {"starts at", "starts on"},
    {"begins on", "starts on"},
    {"begins when", "starts when"},
    {"mulai", "starts on"},
    {"ends on", "stops on"},
    {"ends when", "stops when"},
    {"berhenti", "stops on"},
    {"berhenti pada", "stops on"},
    {"reopening", "reopened"},
    {"if reopened", "reopened"},
    {"on reopened", "reopened"},
    {"when reopened", "reopened"},
    {"dibuka kembali", "reopened"},
    {"timestamp is", "time is"},
    {"timestamp", "time"},
});

// Anywhere, several words or signs for one, or one for several.
constexpr std::array kWithin = std::to_array<Reads>({
    {"must be", "is"},
    {"shall be", "is"},
    {"should be", "is"},
    {"will be", "is"},
    {"has to be", "is"},
    {"harus", "is"},
    {"must be within", "is within"},
    {"<=", "is within"},
    {"under", "is less than"},
    {"<", "is less than"},
    {"all credit", "all credits"},
    {"all the credits", "all credits"},
    {"semua kredit", "all credits"},
    {"every credit", "all credits"},
    {"all of the credits", "all credits"},
    {"n/a", "not applicable"},
    {"not_applicable", "not applicable"},
    {"na", "not applicable"},
    {"tidak berlaku", "not applicable"},
    {"are", "count as"},
    {"are counted as", "count as"},
    {"counts as", "count as"},
    {"to the nearest", "to"},
    {"up to the nearest", "up to"},
    {"per", "for each"},
    {"per each", "for each"},
    {"for every", "for each"},
    {"for any", "for each"},
    {"untuk setiap", "for each"},
    {"setiap", "for each"},
    {"or part thereof", "or part"},
    {"or a part of it", "or part"},
    {"or fraction thereof", "or part"},
    {"of delay", "late"},
    {"of lateness", "late"},
    {"overdue", "late"},
    {"of outage", "of downtime"},
    {"of unavailability", "of downtime"},
    {"capped at", "at most"},
    {"atau", "or"},
    {"dan", "and"},
    {"terhadap", "of"},
    {"times", "of"},
    {"per cent of", "% of"},
    {"atleast", "at least"},
    {"sekurangnya", "at least"},
    {"sekurang - kurangnya", "at least"},
    {"sekurang-kurangnya", "at least"},
    {"paling kurang", "at least"},
    {"tidak kurang dari", "at least"},
    {"= >", "at least"},
    {"=>", "at least"},
    {"if", "when"},
    {"where", "when"},
    {"ketika", "when"},
    {"jika", "when"},
    {"bila", "when"},
});

// Of limits: what says no more than the length behind it.
constexpr std::array kAtMost = std::to_array<std::string_view>({"maks .",
                                                                "maks",
                                                                "max .",
                                                                "paling lama",
                                                                "paling lambat",
                                                                "selambat-lambatnya",
                                                                "selambat - lambatnya",
                                                                "selama-lamanya",
                                                                "selama - lamanya",
                                                                "dalam waktu",
                                                                "dalam",
                                                                "no later than",
                                                                "not later than",
                                                                "no longer than",
                                                                "not longer than",
                                                                "within a maximum of",
                                                                "maksimum",
                                                                "kurun waktu",
                                                                "dalam kurun waktu",
                                                                "no more than"});

Habit written_as(const Break& here, std::size_t first, std::size_t end, std::string_view read) {
  return {first, end, std::string(read),
          worded("`{}` is written `{}` here", here.written(first, end), read)};
}

// The longest with which the line reads.
template <class Rows>
const Reads* longest_at(const Break& here, const Rows& rows, std::size_t first, std::size_t* end) {
  const Reads* longest = nullptr;
  for (const Reads& row : rows) {
    const std::size_t count = words_match(here, first, row.written);
    if (count == 0 || first + count <= here.at) continue;
    if (longest != nullptr && first + count <= *end) continue;
    const bool after_name = first > here.begin && here.word(first - 1).type == Rules::WORD;
    if (row.read.starts_with("is ") && !after_name) continue;
    if (!here.reads_on(first, first + count, row.read)) continue;
    longest = &row;
    *end = first + count;
  }
  return longest;
}

std::optional<Habit> length_alone(const Break& here) {
  if (here.rule != Rules::RuleTarget_line && here.rule != Rules::RuleLimit_row) {
    return std::nullopt;
  }
  std::size_t longest = 0;
  for (const std::string_view written : kAtMost) {
    const std::size_t count = words_match(here, here.at, written);
    if (count > longest && here.reads(here.at, here.at + count, "")) longest = count;
  }
  if (longest == 0) return std::nullopt;
  return Habit{here.at, here.at + longest, "",
               worded("a length stands alone here: `{}` is left out",
                      here.written(here.at, here.at + longest))};
}

// `opened, reopened`, where nothing but `or` can stand between names.
std::optional<Habit> listed_with_or(const Break& here) {
  const std::string written = here.small(here.at);
  const bool sign = written == "," || written == "/" || written == "and" || written == "dan";
  const bool names = here.expected.words.contains(Rules::OR) &&
                     !here.expected.words.contains(Rules::AND) &&
                     !here.expected.words.contains(Rules::COMMA);
  if (!sign || !names || !here.reads_next(here.at, here.at + 1, "or")) return std::nullopt;
  if (written == "," || written == "/") return written_as(here, here.at, here.at + 1, "or");
  Habit habit{here.at, here.at + 1, std::nullopt,
              worded("`{}` would wait for both, and only the first of several counts here",
                     here.word().text)};
  habit.steps = {offered("or", "whichever comes first")};
  return habit;
}

}  // namespace

std::optional<Habit> beginning_habit(const Break& here) {
  constexpr std::size_t kMostBehind = 3;
  if (here.at > here.begin + kMostBehind || !here.word(here.begin).first_on_line) {
    return std::nullopt;
  }
  std::size_t end = 0;
  // A word that reads as a name is followed by what no name is followed by.
  const Reads* longest = nullptr;
  for (const Reads& row : kBeginnings) {
    const std::size_t count = words_match(here, here.begin, row.written);
    if (count == 0 || here.begin + count <= end) continue;
    if (!here.reads_next(here.begin, here.begin + count, row.read)) continue;
    longest = &row;
    end = here.begin + count;
  }
  if (longest == nullptr) return std::nullopt;
  return written_as(here, here.begin, end, longest->read);
}

std::optional<Habit> wording_habit(const Break& here) {
  if (here.at == here.begin) return std::nullopt;
  if (auto habit = length_alone(here)) return habit;
  if (auto habit = listed_with_or(here)) return habit;
  constexpr std::size_t kMostBefore = 2;
  for (std::size_t before = 0; before <= kMostBefore && here.at > here.begin + before; ++before) {
    std::size_t end = 0;
    const std::size_t first = here.at - before;
    if (const Reads* row = longest_at(here, kWithin, first, &end)) {
      return written_as(here, first, end, row->read);
    }
  }
  return std::nullopt;
}

}  // namespace akad::parser
