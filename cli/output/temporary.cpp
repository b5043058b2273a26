#include "cli/output/temporary.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <filesystem>

namespace akad::cli {
namespace {

constexpr std::array kEnding = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGALRM, SIGXCPU, SIGABRT};
constexpr int kSuffix = 5;  // of ".part"

// Read by the handler: rows are only added, and never moved.
struct Row {
  std::string path;
  std::atomic<bool> is_there{true};
  Row* next = nullptr;
};
std::atomic<Row*> newest = nullptr;

extern "C" void remove_and_end(int signal) {
  for (Row* row = newest; row != nullptr; row = row->next) {
    if (row->is_there) unlink(row->path.c_str());
  }
  raise(signal);  // the handler is reset: it ends the program as it would have
}

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : kEnding) sigaddset(&set, signal);
  return set;
}

// A signal that the caller of the program had ignored (nohup) stays ignored.
void watch_signals() {
  static const bool watched = [] {
    for (const int signal : kEnding) {
      struct sigaction old {};
      if (sigaction(signal, nullptr, &old) != 0 || old.sa_handler != SIG_DFL) continue;
      struct sigaction ours {};
      ours.sa_handler = remove_and_end;
      ours.sa_mask = ending_signals();
      ours.sa_flags = static_cast<int>(SA_RESETHAND);
      sigaction(signal, &ours, nullptr);
    }
    return true;
  }();
  static_cast<void>(watched);
}

void remember(const std::string& path) {
  auto* row = new Row;  // kept to the end: the handler may be reading it
  row->path = path;
  row->next = newest;
  newest = row;
}

std::string name_in(const std::string& folder) { return folder + "/.akad-XXXXXX.part"; }

}  // namespace

SignalsHeld::SignalsHeld() {
  const auto set = ending_signals();
  sigprocmask(SIG_BLOCK, &set, &before_);
}

SignalsHeld::~SignalsHeld() { sigprocmask(SIG_SETMASK, &before_, nullptr); }

Temporary new_temporary(const std::string& folder) {
  watch_signals();
  const SignalsHeld held;
  Temporary made{-1, name_in(folder)};
  made.file = mkostemps(made.path.data(), kSuffix, O_CLOEXEC);
  if (made.file >= 0) remember(made.path);
  return made;
}

// The name comes from an empty file that made room for it.
std::string second_name(const std::string& path) {
  const SignalsHeld held;
  const auto name = new_temporary(std::filesystem::path(path).parent_path().string());
  if (name.file < 0) return "";
  close(name.file);
  unlink(name.path.c_str());
  if (link(path.c_str(), name.path.c_str()) == 0) return name.path;
  forget_temporary(name.path);
  return "";
}

void remove_temporary(const std::string& path) {
  unlink(path.c_str());
  forget_temporary(path);
}

void forget_temporary(const std::string& path) {
  for (Row* row = newest; row != nullptr; row = row->next) {
    if (row->path == path) row->is_there = false;
  }
}

}  // namespace akad::cli
