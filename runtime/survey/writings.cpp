#include "runtime/survey/writings.h"

#include <algorithm>

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

// `d/M/yyyy H:mm` for `dd/MM/yyyy HH:mm`: minutes and seconds have two digits everywhere.
std::string loosened(const std::string& pattern) {
  if (pattern.find("MMM") != std::string::npos) return pattern;
  return changed(pattern, [](std::string& out, char letter, char c) {
    const bool shortened = letter == 'd' || letter == 'M' || letter == 'H' || letter == 'h';
    if (!shortened || out.empty() || out.back() != c) out.push_back(c);
  });
}

}  // namespace

void Writings::put(const std::string& written, bool month_first, bool loose) {
  const bool known = std::any_of(candidates_.begin(), candidates_.end(),
                                 [&](const Candidate& one) { return one.written == written; });
  std::string mistake;
  auto pattern = pattern_of(written, mistake);
  if (known || !pattern || candidates_.size() == kMostCandidates) return;
  candidates_.push_back({written, std::move(*pattern), month_first, loose, 0});
}

void Writings::propose(const std::string& written, bool month_first) {
  put(written, month_first, false);
  put(loosened(written), month_first, true);
}

bool Writings::add(std::string_view text) {
  if (!is_plausible(text)) return false;
  const auto count = [&] {
    bool read = false;
    for (Candidate& one : candidates_) {
      if (!parse_with(one.pattern, text)) continue;
      ++one.count;
      read = true;
    }
    return read;
  };
  if (count()) return true;
  if (asked_ == kMostAsked) return false;
  ++asked_;
  const Recognised found = recognise(text);
  if (found.as != WrittenAs::Pattern) return false;
  propose(found.pattern, false);
  if (found.month_or_day) propose(month_and_day_changed(found.pattern), true);
  return count();
}

Writing Writings::best() const {
  const Candidate* best = nullptr;
  const auto is_better = [&](const Candidate& one) {
    if (best == nullptr || one.count != best->count) {
      return best == nullptr || one.count > best->count;
    }
    if (one.loose != best->loose) return best->loose;
    return best->month_first && !one.month_first;
  };
  for (const Candidate& one : candidates_) {
    if (is_better(one)) best = &one;
  }
  if (best == nullptr) return {};
  Writing found{best->written, {}, best->count};
  for (const Candidate& one : candidates_) {
    const bool other = one.month_first && !best->month_first && one.loose == best->loose;
    if (other && one.count == best->count) found.month_first = one.written;
  }
  return found;
}

std::uint64_t Writings::count_of(std::string_view pattern) const {
  for (const Candidate& one : candidates_) {
    if (one.written == pattern) return one.count;
  }
  return 0;
}

}  // namespace akad::survey
