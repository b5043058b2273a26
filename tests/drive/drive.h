// Runs the program `akad` from outside, as a user's shell would: in a folder, without environment,
// with nothing on standard input unless a file is named.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace akad::drive {

struct Outcome {
  std::string out;
  std::string err;
  int exit = 0;  // 128 + signal when it did not end by itself; 124 after `kMostSeconds`
};
constexpr int kMostSeconds = 60;

// A command as the goldens and the documentation write it: `akad run a.sla --events - < b.json`.
// Words may stand in double quotes; ` \` at a line's end was joined before. The first word must be
// `akad`; `program` is what runs.
struct Command {
  std::vector<std::string> words;
  std::string input;  // a file, or empty
};
Command parse_command(std::string_view text);

Outcome run(const std::string& program, const Command& command, const std::string& folder);

// What `akad --help-all` says: the commands, and of each its options with what follows them.
struct CommandHelp {
  std::string name;
  std::vector<std::pair<std::string, std::string>> options = {};  // "--format", "text|json"
};
std::vector<CommandHelp> commands_of(std::string_view help);

// A fresh folder, removed with all it holds.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string read_file(const std::string& path);  // empty when it is not there
void write_file(const std::string& path, const std::string& text);

// Replaces what depends on the machine: the version of the zone database becomes `[tzdata]`.
std::string tzdata_of(const std::string& program);
std::string without_tzdata(std::string text, const std::string& version);

}  // namespace akad::drive
