#include "cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "cli/commands.h"
#include "runtime/base/text.h"
#include "runtime/report/words.h"

namespace akad::cli {
namespace {

constexpr std::int64_t kQuietMs = 1000;
constexpr std::int64_t kBetweenMs = 200;

bool write_failed = false;

std::int64_t now_ms() {
  using std::chrono::steady_clock;
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             steady_clock::now().time_since_epoch())
      .count();
}

std::string inked(std::string_view text, std::string_view ink, Stream stream) {
  if (!has_colour(stream)) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", ink, text);
}

}  // namespace

void say(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) write_failed = true;
}

void remark(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

int fail(std::string_view message) {
  std::string shown;  // line by line: names from arguments and files must not act on the terminal
  for (std::size_t at = 0; at <= message.size();) {
    const std::size_t end = std::min(message.find('\n', at), message.size());
    shown += (at == 0 ? "" : "\n") + for_terminal(message.substr(at, end - at));
    at = end + 1;
  }
  remark(fmt::format("akad: {}\n", shown));
  return kFailed;
}

bool all_was_said() { return std::fflush(stdout) == 0 && !write_failed; }

bool has_colour(Stream stream) {
  const char* refused = std::getenv("NO_COLOR");
  if (refused != nullptr && *refused != '\0') return false;
  return isatty(stream == Stream::Out ? STDOUT_FILENO : STDERR_FILENO) == 1;
}

std::string in_red(std::string_view text, Stream stream) { return inked(text, "1;31", stream); }
std::string in_green(std::string_view text, Stream stream) { return inked(text, "32", stream); }

Progress::Progress() : wanted_(isatty(STDERR_FILENO) == 1), begun_ms_(now_ms()) {}

Progress::~Progress() {
  if (shown_) remark("\r\x1b[K");
}

void Progress::show(std::uint64_t bytes, std::uint64_t records) {
  const auto now = now_ms();
  if (!wanted_ || now - begun_ms_ < kQuietMs || now - last_ms_ < kBetweenMs) return;
  last_ms_ = now;
  shown_ = true;
  remark(fmt::format("\r\x1b[K{} records, {} MB", grouped(records), grouped(bytes / 1000000)));
}

std::string grouped(std::uint64_t number) { return report::grouped(fmt::format("{}", number)); }

}  // namespace akad::cli
