#include "cli/output/writing.h"

#include <cerrno>
#include <cstring>

#include "cli/console.h"

namespace akad::cli {
namespace {

constexpr std::size_t kAtOnce = std::size_t{1} << 18;

struct Unwritable {  // thrown through who gives the text, so that it ends
  std::string why;
};

// Pieces as few writes.
class Buffer {
 public:
  explicit Buffer(int file) : file_(file) {}

  void add(std::string_view piece) {
    text_ += piece;
    if (text_.size() >= kAtOnce) flush();
  }
  void flush() {
    if (!write_all(file_, text_)) throw Unwritable{std::strerror(errno)};
    text_.clear();
  }

 private:
  int file_;
  std::string text_;
};

}  // namespace

Writing writing_of(std::string text) {
  return [text = std::move(text)](const Take& take) { take(text); };
}

Writing at_most(std::uint64_t most, Writing writing, std::string why) {
  return [most, writing = std::move(writing), why = std::move(why)](const Take& take) {
    std::uint64_t left = most;
    writing([&](std::string_view piece) {
      if (piece.size() > left) throw Unwritable{why};
      left -= piece.size();
      take(piece);
    });
  };
}

std::string problem_of(const Writing& writing) {
  try {
    writing([](std::string_view) {});
  } catch (const Unwritable& problem) {
    return problem.why;
  }
  return "";
}

std::string write_to(int file, const Writing& writing) {
  Buffer buffer(file);
  try {
    writing([&](std::string_view piece) { buffer.add(piece); });
    buffer.flush();
  } catch (const Unwritable& problem) {
    return problem.why;
  }
  return "";
}

Writing without_commands(Writing writing) {
  return [writing = std::move(writing)](const Take& take) {
    report::LineGuard guard(take);
    writing([&](std::string_view piece) { guard.add(piece); });
    guard.finish();
  };
}

}  // namespace akad::cli
