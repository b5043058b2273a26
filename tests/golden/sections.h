// A golden as it is written: its commands, the files they find, and what is expected of them.
#pragma once

#include <string>
#include <vector>

namespace akad::golden {

struct Section {
  std::string name;
  std::string text;
};
struct Golden {
  std::vector<std::string> commands;
  std::vector<Section> inputs;
  std::vector<Section> expected;
};

// Throws std::runtime_error on a mistake.
Golden parse_golden(const std::string& text);

// With `%repeat N TEXT` and `%byte XX` as what they stand for.
std::string expanded(const std::string& text);

// The folder `frames` of the goldens that `path` is one of.
std::string frames_of(const std::string& path);

}  // namespace akad::golden
