#include "cli/console.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <malloc.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <limits>
#include <new>

#include "cli/commands.h"
#include "runtime/base/text.h"
#include "runtime/report/words.h"

namespace akad::cli {
namespace {

constexpr std::int64_t kQuietMs = 1000;
constexpr std::int64_t kBetweenMs = 200;

int said_error = 0;

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
  if (said_error == 0 && !write_all(STDOUT_FILENO, without_commands(text))) said_error = errno;
}

void remark(std::string_view text) { write_all(STDERR_FILENO, without_commands(text)); }

// On one line: names from arguments and files are in it.
int fail(std::string_view message) {
  remark(fmt::format("akad: {}\n", for_terminal(message)));
  return kFailed;
}

std::string said_problem() { return said_error == 0 ? "" : std::strerror(said_error); }

void guard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(stream, F_GETFD) >= 0) continue;
    // The lowest free number is this one.
    static_cast<void>(open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    const auto wrote = write(file, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0 && errno == EAGAIN) {  // whoever reads is slow, and shares the stream with us
      pollfd ready{file, POLLOUT, 0};
      poll(&ready, 1, -1);
      continue;
    }
    if (wrote < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

void use_memory_again() {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  mallopt(M_TOP_PAD, 4 << 20);
#endif
}

int while_memory_lasts(const std::function<int()>& work) {
  static constexpr std::string_view kTooLittle =
      "there is not enough memory for this: give it more, or settle a smaller log";
  // Nothing has been written while threads are at work: outputs take their places at the end.
  std::set_terminate([] {
    try {
      if (const auto thrown = std::current_exception()) std::rethrow_exception(thrown);
    } catch (const std::bad_alloc&) {
      std::_Exit(fail(kTooLittle));
    } catch (...) {
    }
    std::abort();
  });
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return fail(kTooLittle);
  }
}

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

std::function<void(std::uint64_t bytes, std::uint64_t records)> Progress::told() {
  if (!wanted_) return {};
  return [this](std::uint64_t bytes, std::uint64_t records) { show(bytes, records); };
}

void Progress::show(std::uint64_t bytes, std::uint64_t records) {
  const auto now = now_ms();
  if (!wanted_ || now - begun_ms_ < kQuietMs || now - last_ms_ < kBetweenMs) return;
  last_ms_ = now;
  shown_ = true;
  remark(fmt::format("\r\x1b[K{} records, {} MB", grouped(records), grouped(bytes / 1000000)));
}

}  // namespace akad::cli
