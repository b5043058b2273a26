#include "runtime/differences/align/rows.h"

#include <numeric>
#include <set>

#include "runtime/differences/align/meaning.h"

namespace akad::differences {
namespace {

// Rows are renamed in chains (a log, its events, what counts them); each time around at least one
// more pair is found, and longer chains than this stay added and removed.
constexpr int kMostRounds = 8;

template <class Row>
constexpr bool kIsDeclared = requires(const Row& row) {
  row.name;
}
&&!std::is_same_v<Row, ir::Condition>;

template <class Row>
constexpr bool kIsOfLog = std::is_same_v<Row, ir::Event> || std::is_same_v<Row, ir::Signal> ||
                          std::is_same_v<Row, ir::Window>;

std::vector<std::int32_t> counted_up(std::size_t count, std::size_t first = 0) {
  std::vector<std::int32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), static_cast<std::int32_t>(first));
  return numbers;
}

// Of a row behind others that look the same.
std::string numbered(const std::string& key, std::map<std::string, int>& seen) {
  return key + "#" + std::to_string(seen[key]++);
}

// The fields of a row, each as a text.
struct Fields {
  const Rows& rows;
  Edition edition;
  std::vector<std::string> texts = {};

  template <class T>
  void field(const char* name, T& value, const ir::RuleOf<T>& = {}) {
    texts.push_back(Meaning::of_field(rows, edition, name, "", value));
  }
  template <class... A>
  void kind(const char*, std::variant<A...>& one) {
    texts.emplace_back(ir::word_of(one));
    ir::describe_kind(*this, one);
  }
};

template <class Row>
bool share_half(const Rows& rows, const Row& before, const Row& after) {
  Fields a{rows, Edition::Before}, b{rows, Edition::After};
  ir::describe_row(a, before);
  ir::describe_row(b, after);
  const std::size_t count = std::min(a.texts.size(), b.texts.size());
  std::size_t same = 0;
  for (std::size_t i = 0; i < count; ++i) same += a.texts[i] == b.texts[i] ? 1U : 0U;
  return 2 * same >= std::max(a.texts.size(), b.texts.size());
}

}  // namespace

template <class Row>
void Rows::renumber() {
  Numbers& numbers = numbers_[ir::table_place<Row>()];
  const std::vector<std::int32_t>& partners = partners_[ir::table_place<Row>()];
  const std::size_t count = partners.size();
  numbers.before = counted_up(count);
  numbers.after = counted_up(ir::table_of<Row>(after_).size(), count);
  for (std::size_t i = 0; i < count; ++i) {
    if (partners[i] >= 0) {
      numbers.after[static_cast<std::size_t>(partners[i])] = static_cast<std::int32_t>(i);
    }
  }
}

// Pairs rows that are alone with their key in both, of those that have no partner yet.
template <class Row, class KeyOf>
bool Rows::pair_alone(KeyOf key_of) {
  constexpr std::int32_t kSeveral = -2;
  std::vector<std::int32_t>& partners = partners_[ir::table_place<Row>()];
  const Numbers& numbers = numbers_[ir::table_place<Row>()];
  const auto& rows_before = ir::table_of<Row>(before_);
  const auto& rows_after = ir::table_of<Row>(after_);
  std::map<std::string, std::pair<std::int32_t, std::int32_t>> found;
  const auto note = [&](std::int32_t& place, std::size_t at) {
    place = place == -1 ? static_cast<std::int32_t>(at) : kSeveral;
  };
  for (std::size_t i = 0; i < rows_before.size(); ++i) {
    if (partners[i] >= 0) continue;
    const std::string key = key_of(Edition::Before, rows_before[i]);
    if (!key.empty()) note(found.emplace(key, std::pair{-1, -1}).first->second.first, i);
  }
  if (found.empty()) return false;
  for (std::size_t i = 0; i < rows_after.size(); ++i) {
    if (numbers.after[i] < static_cast<std::int32_t>(partners.size())) continue;
    const auto place = found.find(key_of(Edition::After, rows_after[i]));
    if (place != found.end()) note(place->second.second, i);
  }
  bool any = false;
  for (const auto& [key, pair] : found) {
    if (pair.first < 0 || pair.second < 0) continue;
    partners[static_cast<std::size_t>(pair.first)] = pair.second;
    any = true;
  }
  if (any) renumber<Row>();
  return any;
}

template <class Row>
void Rows::pair_by_name() {
  std::map<std::string, int> seen_before, seen_after;
  const auto key_of = [&](Edition edition, const Row& row) {
    std::string key = row.name;
    if constexpr (kIsOfLog<Row>) key += "@" + std::to_string(number(edition, row.log));
    return numbered(key, edition == Edition::Before ? seen_before : seen_after);
  };
  pair_alone<Row>(key_of);
}

// What stands under its name in another log.
template <class Row>
void Rows::pair_across_logs() {
  pair_alone<Row>([](Edition, const Row& row) { return row.name; });
}

template <class Row>
bool Rows::pair_by_meaning() {
  return pair_alone<Row>(
      [&](Edition edition, const Row& row) { return Meaning::of_unnamed(*this, edition, row); });
}

// What stands under the number of a clause that was there before, and says half of the same.
template <class Row>
bool Rows::pair_by_clause() {
  if constexpr (requires(const Row& row) { row.clause; }) {
    std::vector<std::int32_t>& partners = partners_[ir::table_place<Row>()];
    const std::vector<std::int32_t> earlier = partners;
    if (!pair_alone<Row>([](Edition, const Row& row) { return row.clause.number; })) return false;
    bool any = false;
    for (std::size_t i = 0; i < partners.size(); ++i) {
      if (partners[i] == earlier[i]) continue;
      const Row& after = ir::table_of<Row>(after_)[static_cast<std::size_t>(partners[i])];
      if (share_half(*this, ir::table_of<Row>(before_)[i], after)) {
        any = true;
      } else {
        partners[i] = -1;
      }
    }
    renumber<Row>();
    return any;
  } else {
    return false;
  }
}

void Rows::pair_names() {
  ir::for_tables([&]<class Row>(const ir::Table<Row>&) {
    if constexpr (kIsDeclared<Row>) pair_by_name<Row>();
  });
}

bool Rows::pair_meanings() {
  bool any = false;
  ir::for_tables([&]<class Row>(const ir::Table<Row>&) {
    if constexpr (kIsDeclared<Row>) any = pair_by_meaning<Row>() || any;
  });
  return any;
}

bool Rows::pair_clauses() {
  bool any = false;
  ir::for_tables([&]<class Row>(const ir::Table<Row>&) {
    if constexpr (kIsDeclared<Row>) any = pair_by_clause<Row>() || any;
  });
  return any;
}

void Rows::number_places() {
  for (const Edition edition : {Edition::Before, Edition::After}) {
    Numbers& numbers = numbers_[ir::table_place<ir::Field>()];
    auto& of = edition == Edition::Before ? numbers.before : numbers.after;
    of.clear();
    for (const ir::Field& field : program(edition).fields) {
      const std::string text = "place " + Meaning::of(*this, edition, field);
      of.push_back(
          meanings_.emplace(text, static_cast<std::int32_t>(meanings_.size())).first->second);
    }
  }
}

std::int32_t Rows::said_by(Edition edition, const ir::Condition& condition) const {
  std::string text =
      "condition " + std::string(words(condition.op)[static_cast<std::size_t>(condition.op)]);
  std::vector<std::string> parts;
  for (const Id<ir::Condition> part : condition.parts) {
    parts.push_back(std::to_string(number(edition, part)));
  }
  for (const ir::Constant& constant : condition.constants) {
    parts.push_back(Meaning::of(*this, edition, constant));
  }
  // Neither the order of what is joined nor that of what something is one of says anything.
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  for (const std::string& part : parts) text += "[" + part + "]";
  text += " " + std::to_string(number(edition, condition.field)) + " " +
          std::to_string(number(edition, condition.signal)) + " " +
          std::to_string(number(edition, condition.calendar));
  return meanings_.emplace(text, static_cast<std::int32_t>(meanings_.size())).first->second;
}

// Parts are earlier rows. One with a name has the number of its name wherever it is used, so that a
// change of what it says is told once, of the condition.
void Rows::number_conditions(Edition edition) {
  Numbers& all = numbers_[ir::table_place<ir::Condition>()];
  auto& numbers = edition == Edition::Before ? all.before : all.after;
  auto& said = edition == Edition::Before ? said_before_ : said_after_;
  numbers.clear();
  said.clear();
  for (const ir::Condition& condition : program(edition).conditions) {
    const std::int32_t says = said_by(edition, condition);
    said.push_back(says);
    if (condition.name.empty()) {
      numbers.push_back(says);
      continue;
    }
    const bool is_after = edition == Edition::After;
    const std::string text = "named " + (is_after ? name_before(condition.name) : condition.name);
    numbers.push_back(
        meanings_.emplace(text, static_cast<std::int32_t>(meanings_.size())).first->second);
  }
}

// One that says under another name what one says that is not there any longer.
void Rows::find_renamed_conditions() {
  std::map<std::int32_t, std::set<std::string>> gone, come;  // names by what they say
  std::set<std::string> names;
  for (const ir::Condition& condition : after_.conditions) names.insert(condition.name);
  const auto note = [&](Edition edition, auto& to, const auto& has) {
    const auto& conditions = program(edition).conditions;
    for (const Id<ir::Condition> id : ids_of(conditions)) {
      const std::string& name = conditions[id.index()].name;
      if (!name.empty() && !has(name)) to[definition(edition, id)].insert(name);
    }
  };
  note(Edition::Before, gone, [&](const std::string& name) { return names.contains(name); });
  names.clear();
  for (const ir::Condition& condition : before_.conditions) names.insert(condition.name);
  note(Edition::After, come, [&](const std::string& name) { return names.contains(name); });
  for (const auto& [says, called] : come) {
    const auto before = gone.find(says);
    if (called.size() != 1 || before == gone.end() || before->second.size() != 1) continue;
    renamed_[*called.begin()] = *before->second.begin();
  }
}

void Rows::number_conditions() {
  number_conditions(Edition::Before);
  number_conditions(Edition::After);
  find_renamed_conditions();
  if (!renamed_.empty()) number_conditions(Edition::After);
}

Rows::Rows(const ir::Program& before, const ir::Program& after) : before_(before), after_(after) {
  ir::for_tables([&]<class Row>(const ir::Table<Row>&) {
    partners_[ir::table_place<Row>()].assign(ir::table_of<Row>(before_).size(), -1);
    renumber<Row>();
  });
  pair_names();
  number_places();
  number_conditions();
  for (int round = 0; round < kMostRounds && pair_meanings(); ++round) {
    pair_names();  // what stands in a log that is found again
    number_conditions();
  }
  pair_across_logs<ir::Event>();
  pair_across_logs<ir::Signal>();
  pair_across_logs<ir::Window>();
  number_conditions();
  if (pair_clauses()) {
    number_conditions();
    if (pair_meanings()) number_conditions();
  }
}

}  // namespace akad::differences
