#include "runtime/input/rows/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "runtime/input/blocks/bytes.h"
#include "runtime/input/text.h"

namespace akad::input {

namespace {

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  return texts;
}

void put_sign(std::string& to, char c) {
  if (c == '"' || c == '\\') {
    to.push_back('\\');
    to.push_back(c);
  } else if (c == '\n' || c == '\r' || c == '\t') {
    to += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
  } else {
    to += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
  }
}

std::string as_json(std::string_view name) {
  std::string text = "\"";
  put_json(text, name);
  return text + "\"";
}

}  // namespace

std::optional<std::string_view> header_again(std::string_view text) {
  if (!text.starts_with(kHeaderAgain)) return std::nullopt;
  text.remove_prefix(std::min(text.size(), kHeaderAgain.size() + 1));
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

bool lacks(std::string_view how, std::string_view column) {
  return how.find(as_json(column)) != std::string_view::npos;
}

void put_json(std::string& to, std::string_view text) {
  for (;;) {
    const std::size_t plain = before_sign_of_text(text.data(), text.size());
    to += text.substr(0, plain);
    if (plain == text.size()) return;
    put_sign(to, text[plain]);
    text.remove_prefix(plain + 1);
  }
}

bool Columns::take(const std::vector<std::string>& names) {
  names_ = names;
  sorted_ = sorted(names);
  keys_.clear();
  first_ = {};
  nameless_from_ = 0;
  std::set<std::string> known;
  for (const std::string& name : names) {
    std::string& key = keys_.emplace_back("\"");
    put_json(key, name);
    key += "\":\"";
    if (name.empty()) continue;
    nameless_from_ = keys_.size();
    first_[static_cast<unsigned char>(name.front())] = true;
    if (!known.insert(name).second) doubled_.insert(name);
  }
  return !known.empty();
}

bool Columns::is_known(std::string_view cell) const {
  return std::binary_search(sorted_.begin(), sorted_.end(), cell);
}

Columns::Again Columns::again(const std::vector<std::string>& cells, bool marked) const {
  if (cells == names_) return Again::Same;
  std::set<std::string_view> named;
  for (const std::string& cell : cells) {
    if (is_name(cell)) named.insert(cell);
  }
  const bool begins = marked || is_name(cells.front());
  if (!begins || named.size() < 2 || 2 * named.size() <= cells.size()) return Again::No;
  return sorted(cells) == sorted_ ? Again::OtherOrder : Again::Others;
}

std::string Columns::missing_in(const std::vector<std::string>& others) const {
  const std::set<std::string_view> there(others.begin(), others.end());
  std::string missing;
  for (const std::string& name : names_) {
    if (name.empty() || there.contains(name)) continue;
    missing += missing.empty() ? ", without " : " and ";
    missing += as_json(name);
  }
  return missing;
}

std::optional<std::size_t> Columns::joined(std::vector<std::string> cells) const {
  if (cells.size() != size() || size() < 2) return std::nullopt;
  const std::string last = std::move(cells.front());
  cells.erase(cells.begin());
  std::vector<std::string> missing;
  cells = sorted(std::move(cells));
  std::set_symmetric_difference(sorted_.begin(), sorted_.end(), cells.begin(), cells.end(),
                                std::back_inserter(missing));
  if (missing.size() != 1 || missing[0].empty() || !last.ends_with(missing[0])) {
    return std::nullopt;
  }
  const std::size_t begin = last.size() - missing[0].size();
  const bool marked = std::string_view(last).substr(0, begin).ends_with(kMark);
  return marked ? begin - kMark.size() : begin;
}

}  // namespace akad::input
