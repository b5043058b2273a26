#include "cli/git/git.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

extern char** environ;

namespace akad::cli {
namespace {

constexpr std::size_t kMostRemarks = 4096;  // of what git says on standard error

// One end is the program's and closed in what it starts; the other is git's.
struct Pipe {
  std::array<int, 2> ends = {-1, -1};

  bool open() { return pipe2(ends.data(), O_CLOEXEC) == 0; }
  void close_end(std::size_t which) {
    if (ends[which] >= 0) close(ends[which]);
    ends[which] = -1;
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
};

// What would lead to another repository or index, as hooks of git set it, is left out.
std::vector<std::string> environment() {
  std::vector<std::string> rows;
  for (char** row = environ; *row != nullptr; ++row) {
    const std::string_view text = *row;
    const bool ours = text.starts_with("GIT_") || text.starts_with("LC_ALL=");
    const bool config = text.starts_with("GIT_CONFIG") || text.starts_with("GIT_EXEC_PATH=");
    if (!ours || config) rows.emplace_back(text);
  }
  rows.insert(rows.end(), {"LC_ALL=C", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0",
                           "GIT_TERMINAL_PROMPT=0", "GIT_ALLOW_PROTOCOL=none"});
  return rows;
}

std::vector<char*> pointers_of(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

// 0, or why it cannot be started.
int start(std::vector<std::string> words, const Pipe& out, const Pipe& err, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.ends[1], STDERR_FILENO);
  sigset_t signals;  // the program ignores it, and git would go on writing for nobody
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::vector<std::string> variables = environment();
  const int failure = posix_spawnp(&child, "git", &actions, &attributes, pointers_of(words).data(),
                                   pointers_of(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return failure;
}

// Adds what is there; false at the end.
bool take(int file, std::string& text, std::size_t most) {
  char part[65536];
  const ssize_t got = ::read(file, part, sizeof part);
  if (got < 0) return errno == EINTR;
  const std::size_t room = most - std::min(text.size(), most);
  text.append(part, std::min(static_cast<std::size_t>(got), room));
  return got > 0;
}

// Both at once, so that git waits for neither; up to as much of its answer as somebody reads.
void read_both(Pipe& out, Pipe& err, std::size_t most, std::string& answer, std::string& remarks) {
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    std::array<pollfd, 2> files = {{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
    if (poll(files.data(), files.size(), -1) < 0 && errno != EINTR) return;
    if (files[0].revents != 0) {
      const bool more = take(out.ends[0], answer, most + 1);
      if (!more || answer.size() > most) out.close_end(0);
    }
    if (files[1].revents != 0 && !take(err.ends[0], remarks, kMostRemarks)) err.close_end(0);
  }
}

// Its first line, without the word in front that says that it is fatal.
std::string reason_of(const std::string& remarks) {
  std::string line(remarks.begin(), std::find(remarks.begin(), remarks.end(), '\n'));
  for (const std::string_view mark : {"fatal: ", "error: "}) {
    if (line.starts_with(mark)) line.erase(0, mark.size());
  }
  return line.empty() ? "git gave no answer" : line;
}

}  // namespace

GitAnswer ask_git(const std::string& folder, const std::vector<std::string>& words,
                  std::size_t most) {
  std::vector<std::string> all = {"git",
                                  "-C",
                                  folder.empty() ? "." : folder,
                                  "--no-pager",
                                  "--no-replace-objects",
                                  "--no-optional-locks",
                                  "--literal-pathspecs",
                                  "-c",
                                  "core.fsmonitor=false"};
  all.insert(all.end(), words.begin(), words.end());
  Pipe out, err;
  pid_t child = 0;
  if (!out.open() || !err.open()) return {std::strerror(errno)};
  if (const int failure = start(std::move(all), out, err, child); failure != 0) {
    return {fmt::format("git cannot be started: {}", std::strerror(failure))};
  }
  out.close_end(1);
  err.close_end(1);
  GitAnswer answer;
  std::string remarks;
  read_both(out, err, most, answer.out, remarks);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const bool is_whole = answer.out.size() <= most;
  const bool done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (is_whole && !done) answer.problem = reason_of(remarks);
  return answer;
}

}  // namespace akad::cli
