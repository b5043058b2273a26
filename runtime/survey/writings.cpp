#include "runtime/survey/writings.h"

#include <algorithm>
#include <array>

#include "runtime/base/text.h"
#include "runtime/base/written/recognise.h"

namespace akad::survey {

namespace {

constexpr std::size_t kMostAsked = 16;  // texts of a key: to ask is slow, and most keys hold none
constexpr std::size_t kMostCandidates = 12;
constexpr std::size_t kLeast = 8;  // bytes
constexpr std::size_t kMost = 40;

// A version (`1.2.10`) is no date: a year of two digits has a month's name or a time beside it.
bool is_plausible(std::string_view text) {
  if (text.size() < kLeast || text.size() > kMost) return false;
  std::size_t digits = 0;
  std::size_t run = 0;
  bool sure = false;
  for (const char c : text) {
    run = is_digit(c) ? run + 1 : 0;
    digits += run > 0 ? 1 : 0;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    sure |= run == 4 || letter || c == ':';
  }
  return sure && digits >= 3;
}

template <class Change>
std::string changed(const std::string& pattern, const Change& change) {
  std::string out;
  bool quoted = false;
  for (const char c : pattern) {
    quoted ^= c == '\'';
    change(out, quoted ? '\'' : c, c);
  }
  return out;
}

std::string month_and_day_changed(const std::string& pattern) {
  return changed(pattern, [](std::string& out, char letter, char c) {
    out.push_back(letter == 'd' ? 'M' : letter == 'M' ? 'd' : c);
  });
}

// 03/04/2026 may be in March or in April: nothing but a number above 12 tells.
bool has_two_readings(std::string_view pattern) {
  return pattern.find("MMM") == std::string_view::npos && pattern.substr(0, 1) != "y";
}

// `d/M/yyyy H:mm` for `dd/MM/yyyy HH:mm`: minutes and seconds have two digits everywhere.
std::string loosened(const std::string& pattern) {
  if (pattern.find("MMM") != std::string::npos) return pattern;
  return changed(pattern, [](std::string& out, char letter, char c) {
    const bool shortened = letter == 'd' || letter == 'M' || letter == 'H' || letter == 'h';
    if (!shortened || out.empty() || out.back() != c) out.push_back(c);
  });
}

}  // namespace

std::size_t Writings::put(const std::string& written, bool month_first, bool loose) {
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (candidates_[i].written == written) return i;
  }
  std::string mistake;
  auto pattern = pattern_of(written, mistake);
  if (!pattern || candidates_.size() == kMostCandidates) return kNone;
  Candidate& added = candidates_.emplace_back(
      Candidate{written, std::move(*pattern), month_first, loose, kNone, {}, {}, read_});
  return static_cast<std::size_t>(&added - candidates_.data());
}

void Writings::propose(const std::string& written, bool loose) {
  const bool either = has_two_readings(written);
  const bool month_first = either && written.find('M') < written.find('d');
  const std::size_t at = put(written, month_first, loose);
  if (at == kNone || !either) return;
  const std::size_t changed = put(month_and_day_changed(written), !month_first, loose);
  candidates_[at].changed = changed;
  if (changed != kNone) candidates_[changed].changed = at;
}

bool Writings::count(std::string_view text, std::uint64_t line) {
  std::array<bool, kMostCandidates> reads{};
  bool read = false;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    reads[i] = parse_with(candidates_[i].pattern, text).has_value();
    read = read || reads[i];
  }
  if (!read) return false;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    Candidate& one = candidates_[i];
    const bool changed = one.changed != kNone && reads[one.changed];
    if (reads[i]) one.seen.add(line);
    if (reads[i] && !changed) one.alone.add(line);
    if (!reads[i] && !changed) one.neither.add(line);
  }
  read_.add(line);
  return true;
}

bool Writings::add(std::string_view text, std::uint64_t line) {
  if (!is_plausible(text)) return false;
  if (count(text, line)) return true;
  if (asked_ == kMostAsked) return false;
  ++asked_;
  const Recognised found = recognise(text);
  if (found.as != WrittenAs::Pattern) return false;
  propose(found.pattern, false);
  if (const std::string loose = loosened(found.pattern); loose != found.pattern) {
    propose(loose, true);
  }
  return count(text, line);
}

Writing Writings::best() const {
  const Candidate* best = nullptr;
  const auto is_better = [&](const Candidate& one) {
    if (best == nullptr || one.seen.count != best->seen.count) {
      return best == nullptr || one.seen.count > best->seen.count;
    }
    if (one.loose != best->loose) return best->loose;
    return best->month_first && !one.month_first;
  };
  for (const Candidate& one : candidates_) {
    if (is_better(one)) best = &one;
  }
  if (best == nullptr) return {};
  Writing found;
  found.pattern = best->written;
  found.count = best->seen.count;
  found.line = best->seen.line;
  found.alone = best->alone;
  found.neither = best->neither;
  if (best->changed == kNone) return found;
  const Candidate& changed = candidates_[best->changed];
  found.changed = changed.written;
  found.changed_alone = changed.alone;
  found.is_month_first = best->month_first;
  if (best->alone.count + changed.alone.count == 0) found.month_first = changed.written;
  return found;
}

const Writings::Candidate* Writings::find(std::string_view pattern) const {
  for (const Candidate& one : candidates_) {
    if (one.written == pattern) return &one;
  }
  return nullptr;
}

std::uint64_t Writings::count_of(std::string_view pattern) const {
  const Candidate* found = find(pattern);
  return found == nullptr ? 0 : found->seen.count;
}

std::uint64_t Writings::count_of_either(std::string_view pattern) const {
  const Candidate* found = find(pattern);
  return found == nullptr ? 0 : read_.count - found->neither.count;
}

}  // namespace akad::survey
