#include <cctype>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

class Blanker {
 public:
  explicit Blanker(std::string_view text) : text_(text), out_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return out_;
  }

 private:
  bool here(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step() {
    if (here("//")) return blank_to("\n", 0);
    if (here("/*")) return blank_to("*/", 2);
    if (text_[at_] == '#' && trimmed(text_.substr(line_, at_ - line_)).empty()) return directive();
    if (here("R\"")) return raw();
    if (text_[at_] == '"') return quoted('"');
    if (text_[at_] == '\'' && !in_number()) return quoted('\'');
    if (text_[at_] == '\n') line_ = at_ + 1;
    ++at_;
  }

  bool in_number() const {
    return at_ > 0 && std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0;
  }

  void blank(std::size_t end) {
    for (; at_ < end && at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') line_ = at_ + 1;
      if (text_[at_] != '\n') out_[at_] = ' ';
    }
  }
  void blank_to(std::string_view ending, std::size_t beyond) {
    const auto end = text_.find(ending, at_);
    blank(end == text_.npos ? text_.size() : end + beyond);
  }
  void directive() {
    auto end = text_.find('\n', at_);
    while (end != text_.npos && text_[end - 1] == '\\') end = text_.find('\n', end + 1);
    blank(end);
  }
  void raw() {
    const auto open = text_.find('(', at_);
    if (open == text_.npos) return blank(text_.size());
    const auto ending = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    blank_to(ending, ending.size());
  }
  void quoted(char quote) {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2 : 1;
    blank(end + 1);
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;  // where the current line begins
};

}  // namespace

std::string blanked(std::string_view text) { return Blanker(text).run(); }

}  // namespace akad::tidy
