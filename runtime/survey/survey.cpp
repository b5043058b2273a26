#include "runtime/survey/survey.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "runtime/base/text.h"
#include "runtime/input/records.h"
#include "runtime/input/rows/columns.h"
#include "runtime/input/scalars.h"
#include "runtime/input/walk.h"

namespace akad::survey {

namespace {

constexpr std::size_t kMostPlaces = 5;            // of what is broken
constexpr std::size_t kMostShown = 200;           // bytes of a value
constexpr std::size_t kMostFirst = 4096;          // bytes of what is broken
constexpr Instant kFirstEpoch = 978'307'200'000;  // 2001: what is less is no epoch but a number
constexpr Instant kLastEpoch = 4'102'444'800'000;

// Goes over the tokens of a record that was walked and is sound.
class Visitor {
 public:
  Visitor(Survey& survey, std::unordered_map<std::string, std::size_t>& places)
      : survey_(survey), places_(places) {}

  void visit(const input::Record& record, const std::uint32_t* token, std::uint64_t line) {
    record_ = &record;
    line_ = line;
    token_ = token;
    ++number_;
    path_.clear();
    name_.clear();
    list_keys_ = 0;
    in_lists_ = false;
    object(false);
  }

 private:
  char here() const { return record_->base[*token_]; }
  std::string_view take() {
    const char* begin = record_->base + *token_++;
    const char* last = record_->base + std::min(*token_, record_->end) - 1;
    while (last > begin && input::is_space(*last)) --last;
    return {begin, static_cast<std::size_t>(last + 1 - begin)};
  }
  static std::string plain(std::string_view quoted) {
    return input::unescaped(quoted.substr(1, quoted.size() - 2));
  }

  void object(bool in_list) {
    ++token_;
    while (here() != '}') {
      if (here() == ',') ++token_;
      const std::string key = plain(take());
      ++token_;
      const std::size_t before = name_.size();
      name_ += key;
      name_.push_back('\0');
      path_.push_back(key);
      value(key_at(in_list), in_list);
      path_.pop_back();
      name_.resize(before);
    }
    ++token_;
  }

  // None beyond the first kMostKeys.
  std::size_t key_at(bool in_list) {
    const auto [known, fresh] = places_.emplace(name_, survey_.keys.size());
    if (!fresh) return known->second;
    if (survey_.keys.size() == kMostKeys) {
      places_.erase(known);
      return kMostKeys;
    }
    Key& key = survey_.keys.emplace_back();
    key.path = path_;
    key.in_list = in_list;
    key.in_lists = in_lists_;
    key.list_keys = list_keys_;
    return known->second;
  }

  Key* counted(std::size_t at) {
    if (at == kMostKeys) {
      ++survey_.other_keys;
      return nullptr;
    }
    Key& key = survey_.keys[at];
    if (key.last_record != number_) ++key.records;
    key.last_record = number_;
    return &key;
  }

  void value(std::size_t at, bool in_list) {
    Key* key = counted(at);
    const char first = here();
    if (first == '{') {
      if (key != nullptr) ++key->objects;
      return object(in_list);
    }
    if (first == '[') {
      if (key != nullptr) ++key->lists;
      return list(at);
    }
    const std::string_view text = take();
    if (key != nullptr) scalar(*key, first, text);
  }

  // What its elements have in them; scalars in lists are not told apart.
  void list(std::size_t at) {
    const std::size_t outer = list_keys_;
    list_keys_ = path_.size();
    elements(at);
    list_keys_ = outer;
  }

  void elements(std::size_t at) {
    ++token_;
    while (here() != ']') {
      if (here() == ',') {
        ++token_;
        continue;
      }
      const bool is_object = here() == '{';
      if (at != kMostKeys)
        ++(is_object ? survey_.keys[at].elements : survey_.keys[at].other_elements);
      if (is_object) {
        object(true);
      } else if (here() == '[') {
        const bool outer = in_lists_;
        in_lists_ = true;
        elements(at);
        in_lists_ = outer;
      } else {
        ++token_;
      }
    }
    ++token_;
  }

  void scalar(Key& key, char first, std::string_view text) const {
    if (first == 'n') {
      ++key.nulls;
      return;
    }
    if (first == '"') {
      const std::string plain_text = plain(text);
      if (plain_text.empty()) {
        ++key.empty;
        return;
      }
      ++key.texts;
      if (input::is_json_number(plain_text)) ++key.text_numbers;
      if (!note_time(key, plain_text, true) && !key.writings.add(plain_text, line_)) {
        note_other(key, plain_text);
      }
      return note_value(key, plain_text);
    }
    if (first == 't' || first == 'f') {
      ++key.flags;
    } else {
      ++key.numbers;
      if (text.find_first_of(".eE") == std::string_view::npos) ++key.whole;
      if (!note_time(key, text, false)) note_other(key, std::string(text));
    }
    note_value(key, std::string(text));
  }

  void note_other(Key& key, const std::string& text) const {
    const auto known = key.others.find(text);
    if (known != key.others.end()) {
      known->second.add(line_);
    } else if (key.others.size() < kMostOthers && text.size() <= kMostShown) {
      key.others[text].add(line_);
    } else {
      key.more_others = true;
    }
  }

  static void note_value(Key& key, const std::string& text) {
    key.distinct.add(text);
    if (key.more_values || text.size() > kMostShown) {
      key.more_values = true;
      return;
    }
    const auto known = key.values.find(text);
    if (known != key.values.end()) {
      ++known->second;
    } else if (key.values.size() < kMostValues) {
      key.values.emplace(text, 1);
    } else {
      key.more_values = true;
    }
  }

  static bool is_like_time(std::string_view text) {
    static constexpr std::string_view kShape = "0000-00-00T";
    if (text.size() < 19) return false;
    for (std::size_t i = 0; i + 1 < kShape.size(); ++i) {
      if (kShape[i] == '0' ? !is_digit(text[i]) : text[i] != kShape[i]) return false;
    }
    return text[10] == 'T' || text[10] == ' ';
  }

  // False: no TimeForm reads it.
  bool note_time(Key& key, std::string_view text, bool quoted) const {
    const auto count = [&](TimeForm form) { key.times[static_cast<std::size_t>(form)].add(line_); };
    std::optional<Instant> at;
    bool read = false;
    if (quoted && text.size() > 8) {
      at = parse_rfc3339(text);
      if (at) count(TimeForm::Rfc3339);
      if (!at && parse_wall_time(text)) count(TimeForm::Local);
      if (!at && parse_date(text)) count(TimeForm::Date);
      read = at || parse_wall_time(text) || parse_date(text);
      if (!read && is_like_time(text)) ++key.like_times;
    }
    const std::string_view digits = text.substr(0, text.find('.'));
    const bool whole = !digits.empty() && digits.size() <= 13 && input::is_json_number(text) &&
                       std::all_of(digits.begin(), digits.end(), is_digit);
    if (!at && whole) {
      Instant number = 0;
      for (const char c : digits) number = number * 10 + (c - '0');
      if (number * kSecond >= kFirstEpoch && number * kSecond < kLastEpoch) {
        count(TimeForm::EpochSeconds);
        at = number * kSecond;
      } else if (number >= kFirstEpoch && number < kLastEpoch) {
        count(TimeForm::EpochMilliseconds);
        at = number;
      }
    }
    if (!at) return read;
    key.first = std::min(key.first.value_or(*at), *at);
    key.last = std::max(key.last.value_or(*at), *at);
    return true;
  }

  Survey& survey_;
  std::unordered_map<std::string, std::size_t>& places_;
  const input::Record* record_ = nullptr;
  const std::uint32_t* token_ = nullptr;
  std::uint64_t number_ = 0;
  std::uint64_t line_ = 0;
  std::vector<std::string> path_;
  std::string name_;
  std::size_t list_keys_ = 0;  // of the path: of the innermost list
  bool in_lists_ = false;
};

void note_broken(Survey& survey, std::uint64_t line, std::string_view text) {
  if (++survey.broken == 1) survey.first_broken = text.substr(0, kMostFirst);
  if (survey.broken_lines.size() < kMostPlaces) survey.broken_lines.push_back(line);
}

void note_form(Survey& survey, const input::Record& record) {
  if (record.element > 0) {
    ++survey.elements;
    if (record.element == 1) ++survey.arrays;
  } else if (text_of(record).find('\n') != std::string_view::npos) {
    ++survey.over_lines;
  } else {
    ++survey.lines;
  }
}

}  // namespace

bool Distinct::add(std::string_view text) {
  if (is_full()) return false;
  if (2 * (count_ + 1) > table_.size()) grow();
  const std::uint64_t hash = std::hash<std::string_view>{}(text) | 1;
  const std::size_t mask = table_.size() - 1;
  std::size_t at = (hash >> 7) & mask;
  while (table_[at] != 0 && table_[at] != hash) at = (at + 1) & mask;
  if (table_[at] == hash) return false;
  table_[at] = hash;
  ++count_;
  return true;
}

void Distinct::grow() {
  std::vector<std::uint64_t> old(std::max<std::size_t>(64, table_.size() * 2));
  old.swap(table_);
  const std::size_t mask = table_.size() - 1;
  for (const std::uint64_t hash : old) {
    if (hash == 0) continue;
    std::size_t at = (hash >> 7) & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = hash;
  }
}

std::optional<Survey> survey(const std::string& path, const limits::Limits& limits,
                             std::string& error) {
  std::optional<input::Source> source = input::Source::open(path, error, {}, limits);
  if (!source) return std::nullopt;
  input::RecordReader records(std::move(*source), path);
  Survey result;
  result.is_table = records.is_table();
  std::unordered_map<std::string, std::size_t> places;
  Visitor visitor(result, places);
  Distinct texts;
  const input::PathTree tree;
  std::vector<input::KnownKeys> known;
  std::vector<input::Value> values;
  input::Record record;
  bool more = records.next(record);
  while (more) {
    const std::uint32_t* token = record.token;
    const bool lexed = record.state == input::Lexed::Sound;
    const bool sound = lexed && walk(record, tree, known, values) == input::Walked::Sound;
    if (lexed && !sound && records.again(record)) {
      more = records.next(record);
      continue;
    }
    const std::uint64_t line = result.is_table ? records.line_in_table(record.line) : record.line;
    if (sound) {
      ++result.records;
      note_form(result, record);
      visitor.visit(record, token, line);
      const bool full = texts.is_full();
      if (!texts.add(text_of(record)) && !full) ++result.repeated;
      result.repeated_known = !full;
    } else if (result.is_table && input::header_again(text_of(record))) {
      ++result.headers;
    } else {
      note_broken(result, line, text_of(record));
    }
    more = records.next_beside(record, record) || records.next(record);
  }
  result.bytes = records.bytes();
  if (result.is_table) {
    result.doubled.assign(records.doubled_columns().begin(), records.doubled_columns().end());
  }
  error = records.source_error();
  return error.empty() ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace akad::survey
