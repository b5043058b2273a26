// How long functions are and how deep they nest: a reader of braces, not of C++. It knows what kind
// of thing opens a brace by what stands before it.
#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

constexpr std::size_t kMostFunctionLines = 60;
constexpr std::size_t kDeepestNesting = 3;

enum class Brace { Scope, Function, Lambda, Block, Value };

struct Open {
  Brace kind = Brace::Scope;
  std::size_t line = 0;
  std::size_t nesting = 0;  // blocks around and including this one, within the function
  int parentheses = 0;      // open when the brace came
  std::string before;       // the statement so far, for what follows a Value
};

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& starts) {
  for (const auto start : starts) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

Brace outside_a_function(std::string_view before) {
  const bool call = before.find('(') != before.npos;
  const bool assigned = before.find(" = ") != before.npos && before.find("operator") == before.npos;
  if (assigned && before.find("](") != before.npos) return Brace::Lambda;
  if (call && !assigned && !before.starts_with("namespace")) return Brace::Function;
  if (contains_word(before, "namespace") || contains_word(before, "extern")) return Brace::Scope;
  for (const auto word : {"struct", "class", "enum", "union"}) {
    if (contains_word(before, word) && !assigned) return Brace::Scope;
  }
  return Brace::Value;
}

// `in_call`: within round brackets that the statement opened, where only lambdas and values stand.
Brace inside_a_function(std::string_view before, bool in_call) {
  if (!in_call && starts_with_any(before, {"if ", "for ", "while ", "switch ", "catch ", "else",
                                           "do", "try"})) {
    return Brace::Block;
  }
  if (before.find("](") != before.npos || before.ends_with("]")) return Brace::Lambda;
  if (starts_with_any(before, {"struct ", "enum "})) return Brace::Scope;
  return before.empty() && !in_call ? Brace::Block : Brace::Value;
}

class Reader {
 public:
  Reader(const std::string& path, Breaches& breaches) : path_(path), breaches_(breaches) {}

  void run(const std::string& text) {
    for (const char c : text) read(c);
  }

 private:
  void read(char c) {
    if (c == '\n') ++line_;
    if (c == '{') return open();
    if (c == '}') return close();
    if (c == '(') ++parentheses_;
    if (c == ')') --parentheses_;
    if ((c == ';' && parentheses_ == base()) || (c == ':' && is_label())) {
      before_.clear();
    } else if (c != '\n' || !before_.empty()) {
      before_ += c == '\n' ? ' ' : c;
    }
  }

  // The colon of `case ...:` ends nothing: what a case opens in braces belongs to the case.
  bool is_label() const {
    const auto text = trimmed(before_);
    return text == "default" || text == "public" || text == "private";
  }

  int base() const { return open_.empty() ? 0 : open_.back().parentheses; }

  bool in_function() const {
    for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
      if (it->kind == Brace::Function || it->kind == Brace::Lambda) return true;
      if (it->kind == Brace::Scope) return false;
    }
    return false;
  }

  void open() {
    const auto before = trimmed(before_);
    const bool in_call = parentheses_ > base();
    const auto kind =
        in_function() ? inside_a_function(before, in_call) : outside_a_function(before);
    std::size_t nesting = open_.empty() ? 0 : open_.back().nesting;
    if (kind == Brace::Function || kind == Brace::Scope) nesting = 0;
    if (kind == Brace::Block && ++nesting == kDeepestNesting + 1) {
      breaches_.push_back({"nesting", path_, line_, "deeper than three blocks"});
    }
    open_.push_back({kind, line_, nesting, parentheses_, before_});
    before_.clear();
  }

  void close() {
    if (open_.empty()) return;
    const auto last = open_.back();
    open_.pop_back();
    const auto length = line_ - last.line + 1;
    if (last.kind == Brace::Function && length > kMostFunctionLines) {
      breaches_.push_back({"function-length", path_, last.line, std::to_string(length) + " lines"});
    }
    parentheses_ = last.parentheses;
    // A value or a lambda is part of the statement around it.
    const bool goes_on = last.kind == Brace::Value || last.kind == Brace::Lambda;
    before_ = goes_on ? last.before + "x" : "";
  }

  const std::string& path_;
  Breaches& breaches_;
  std::vector<Open> open_;
  std::string before_;
  std::size_t line_ = 1;
  int parentheses_ = 0;
};

}  // namespace

void check_functions(const Tree& tree, Breaches& breaches) {
  for (const auto& [path, text] : tree) {
    if (ends_with_any(path, {".cpp", ".h"})) Reader(path, breaches).run(blanked(text));
  }
}

}  // namespace akad::tidy
