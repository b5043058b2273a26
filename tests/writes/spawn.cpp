#include "tests/writes/spawn.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "tests/drive/drive.h"
#include "tests/golden/frames.h"

namespace akad::writes {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kNobody = 65534;
constexpr unsigned kSecondsEach = 60;

struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  }
};

void set_streams(const Start& start, const Pipe& out, const Pipe& err) {
  dup2(open(start.input.empty() ? "/dev/null" : start.input.c_str(), O_RDONLY), STDIN_FILENO);
  dup2(err.ends[1], STDERR_FILENO);
  switch (start.out) {
    case Stream::Pipe: dup2(out.ends[1], STDOUT_FILENO); break;
    case Stream::File:
      dup2(open(start.out_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDOUT_FILENO);
      break;
    case Stream::Appended:
      dup2(open(start.out_file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644), STDOUT_FILENO);
      break;
    case Stream::Closed: close(STDOUT_FILENO); break;
    case Stream::NobodyReads: {
      const Pipe broken;
      close(broken.ends[0]);
      dup2(broken.ends[1], STDOUT_FILENO);
      break;
    }
  }
}

std::vector<std::string> environment_of(const Start& start, const std::string& count_file) {
  if (start.fault.empty()) return {};
  return {"LD_PRELOAD=" AKAD_FAULTS, "AKAD_FAULT=" + start.fault,
          fmt::format("AKAD_FAULT_AT={}", start.fault_at), "AKAD_FAULT_COUNT=" + count_file};
}

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

[[noreturn]] void become(const Start& start, const Pipe& out, const Pipe& err,
                         const std::string& count_file) {
  // Opened first: another user may not find the way to it.
  const int program = open(AKAD_PROGRAM, O_PATH | O_CLOEXEC);
  if (program < 0 || chdir(start.folder.c_str()) != 0) _exit(125);
  set_streams(start, out, err);
  if (start.most_bytes >= 0) {
    const auto most = static_cast<rlim_t>(start.most_bytes);
    const rlimit limit{most, most};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  if (start.most_memory >= 0) {
    const auto most = static_cast<rlim_t>(start.most_memory);
    const rlimit limit{most, most};
    setrlimit(RLIMIT_AS, &limit);
  }
  if (start.as_nobody &&
      (setgroups(0, nullptr) != 0 || setgid(kNobody) != 0 || setuid(kNobody) != 0)) {
    _exit(125);
  }
  alarm(kSecondsEach);
  std::vector<std::string> words = {"akad"};
  words.insert(words.end(), start.words.begin(), start.words.end());
  auto environment = environment_of(start, count_file);
  fexecve(program, pointers_to(words).data(), pointers_to(environment).data());
  _exit(126);
}

// What is said here fits into a pipe, so it may be read in the end.
std::string drained(const Pipe& pipe) {
  close(pipe.ends[1]);
  std::string text;
  std::array<char, 4096> part{};
  ssize_t got = 0;
  while ((got = read(pipe.ends[0], part.data(), part.size())) > 0) {
    text.append(part.data(), static_cast<std::size_t>(got));
  }
  close(pipe.ends[0]);
  return text;
}

}  // namespace

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Ended run(const Start& start) {
  const Pipe out, err;
  const drive::Folder folder;
  const auto count_file = folder.path() + "/count";
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) become(start, out, err, count_file);
  int status = 0;
  waitpid(child, &status, 0);
  Ended ended;
  ended.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended.out = drained(out);
  ended.err = drained(err);
  ended.writes = std::atoi(drive::read_file(count_file).c_str());
  return ended;
}

Snapshot snapshot_of(const std::string& folder) {
  Snapshot found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat there {};
    lstat(entry.path().c_str(), &there);
    auto text = fmt::format("{:o} {}:{} ", there.st_mode, there.st_uid, there.st_gid);
    if (S_ISREG(there.st_mode)) text += drive::read_file(entry.path().string());
    if (S_ISLNK(there.st_mode)) text += fs::read_symlink(entry.path()).string();
    found[entry.path().lexically_relative(folder).string()] = text;
  }
  return found;
}

void lay_out(const std::string& folder) {
  const std::string frames = AKAD_ROOT "/tests/golden/frames";
  drive::write_file(folder + "/a.sla", golden::with_frame("%frame help_desk.sla\n", frames));
  drive::write_file(folder + "/log.ndjson", drive::read_file(frames + "/help_desk.jsonl"));
  fs::permissions(folder, fs::perms(0755));
}

std::string with_slip(std::string agreement) {
  const std::string line = "  stops on resolved\n";
  return agreement.replace(agreement.find(line), line.size(), line + line);
}

}  // namespace akad::writes
