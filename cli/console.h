// What the user sees: answers on standard output, remarks on standard error, colour and progress
// only on a terminal.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace akad::cli {

enum class Stream { Out, Err };

void say(std::string_view text);     // to standard output, at once
void remark(std::string_view text);  // to standard error
int fail(std::string_view message);  // "akad: message" to standard error; returns kFailed
std::string said_problem();          // why standard output could not be written; empty if it could

// Empty standard streams get a file that refuses, so that no file of the program takes their
// number; writing into a closed pipe or beyond a limit is an error and no signal.
void guard_streams();

// What is given up is used again by whoever asks next, and goes back to the system at the end only:
// a large log takes and gives up its size several times, and a new page costs more than a record.
void use_memory_again();

// Gives what `work` gives. Where memory does not last, says so and gives kFailed; a thread ends the
// program with it.
int while_memory_lasts(const std::function<int()>& work);

bool write_all(int file, std::string_view text);  // false: errno says why

// A terminal, and NO_COLOR is not set.
bool has_colour(Stream stream);
std::string in_red(std::string_view text, Stream stream);
std::string in_green(std::string_view text, Stream stream);

// A line of progress on standard error, renewed a few times a second, once a second has passed;
// nothing where standard error is no terminal. Disappears with the object.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(std::uint64_t bytes, std::uint64_t records);
  // Shows what it is told of the bytes and records read so far, as long as this lives; empty where
  // nobody watches.
  std::function<void(std::uint64_t bytes, std::uint64_t records)> told();

 private:
  bool wanted_ = false;
  bool shown_ = false;
  std::int64_t begun_ms_ = 0;
  std::int64_t last_ms_ = 0;
};

}  // namespace akad::cli
