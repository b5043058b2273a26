// Files that are not finished yet. They stand beside their place under a name that nobody guesses,
// and are gone when the program ends before them, by a signal too (SIGKILL leaves them: their name
// says what they are).
#pragma once

#include <csignal>
#include <string>

namespace akad::cli {

// Signals that end the program wait while one of these lives.
class SignalsHeld {
 public:
  SignalsHeld();
  ~SignalsHeld();
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_{};
};

struct Temporary {
  int file = -1;  // open for writing; -1: errno says why there is none
  std::string path;
};
Temporary new_temporary(const std::string& folder);

// A second name for the file at `path`, in the same folder; empty where there can be none.
std::string second_name(const std::string& path);

// What has such a name is removed, or has got another one.
void remove_temporary(const std::string& path);
void forget_temporary(const std::string& path);

}  // namespace akad::cli
