#include "tests/drive/drive.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace akad::drive {
namespace {

struct Pipes {
  std::array<int, 2> out{}, err{};
};

[[noreturn]] void become(const std::string& program, const Command& command,
                         const std::string& folder, const Pipes& pipes) {
  if (chdir(folder.c_str()) != 0) _exit(125);
  const int in = open(command.input.empty() ? "/dev/null" : command.input.c_str(), O_RDONLY);
  if (in < 0) _exit(125);
  dup2(in, 0);
  dup2(pipes.out[1], 1);
  dup2(pipes.err[1], 2);
  for (const int end : {pipes.out[0], pipes.out[1], pipes.err[0], pipes.err[1], in}) close(end);
  alarm(kMostSeconds);
  std::vector<char*> words;
  for (const auto& word : command.words) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  std::array<char*, 1> environment = {nullptr};
  execve(program.c_str(), words.data(), environment.data());
  _exit(126);
}

// Both ends are drained together: a full pipe must not stop the program.
void drain(const Pipes& pipes, Outcome& outcome) {
  std::array<pollfd, 2> ends = {pollfd{pipes.out[0], POLLIN, 0}, pollfd{pipes.err[0], POLLIN, 0}};
  std::array<char, 65536> part{};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (poll(ends.data(), ends.size(), -1) < 0) return;
    for (auto& end : ends) {
      if (end.fd < 0 || end.revents == 0) continue;
      const auto got = read(end.fd, part.data(), part.size());
      auto& text = &end == &ends[0] ? outcome.out : outcome.err;
      if (got > 0) text.append(part.data(), static_cast<std::size_t>(got));
      if (got <= 0) end.fd = -1;
    }
  }
}

}  // namespace

Command parse_command(std::string_view text) {
  Command command;
  std::string word;
  bool quoted = false, any = false, input = false;
  for (const char c : std::string(text) + " ") {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (c != ' ' || quoted) {
      word += c;
      any = true;
    } else if (any && word == "<") {
      input = true;
      any = false;
      word.clear();
    } else if (any) {
      (input ? command.input : command.words.emplace_back()) = word;
      any = false;
      word.clear();
    }
  }
  if (quoted || command.words.empty() || command.words[0] != "akad") {
    throw std::runtime_error("not a command of akad: " + std::string(text));
  }
  return command;
}

Outcome run(const std::string& program, const Command& command, const std::string& folder) {
  Pipes pipes;
  if (pipe(pipes.out.data()) != 0 || pipe(pipes.err.data()) != 0) {
    throw std::runtime_error("no pipe");
  }
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("no process");
  if (child == 0) become(program, command, folder, pipes);
  close(pipes.out[1]);
  close(pipes.err[1]);
  Outcome outcome;
  drain(pipes, outcome);
  close(pipes.out[0]);
  close(pipes.err[0]);
  int status = 0;
  waitpid(child, &status, 0);
  outcome.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) outcome.exit = 124;
  return outcome;
}

std::vector<CommandHelp> commands_of(std::string_view help) {
  std::vector<CommandHelp> commands;
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = help.find('\n', begin)) != help.npos; begin = end + 1) {
    const auto line = help.substr(begin, end - begin);
    if (!line.empty() && line.find_first_of(" :") == line.npos) {
      commands.push_back({std::string(line)});
    }
    const auto option = line.find("--");
    if (!line.starts_with("    -") || option == line.npos || commands.empty()) continue;
    const auto words = line.substr(option, line.find("  ", option) - option);
    const auto name = std::min(words.find(' '), words.size());
    commands.back().options.emplace_back(words.substr(0, name),
                                         words.substr(std::min(name + 1, words.size())));
  }
  return commands;
}

Folder::Folder() {
  auto form = (std::filesystem::temp_directory_path() / "akad-XXXXXX").string();
  if (mkdtemp(form.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = form;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string read_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void write_file(const std::string& path, const std::string& text) {
  const auto folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder);
  std::ofstream(path, std::ios::binary) << text;
}

std::string tzdata_of(const std::string& program) {
  const auto said = run(program, parse_command("akad --version"), ".").out;
  const auto at = said.find("tzdata ");
  if (at == said.npos) throw std::runtime_error("akad --version does not name its tzdata");
  const auto end = said.find_first_of(" ,)\n", at + 7);
  return said.substr(at + 7, end - at - 7);
}

std::string without_tzdata(std::string text, const std::string& version) {
  if (version.empty() || version == "unknown") return text;
  for (auto at = text.find(version); at != text.npos; at = text.find(version, at)) {
    text.replace(at, version.size(), "[tzdata]");
  }
  return text;
}

}  // namespace akad::drive
