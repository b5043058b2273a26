// The outputs that there are: which command writes each, and in which form.
#pragma once

#include <string>
#include <vector>

#include "tests/hostile/strings.h"

namespace akad::hostile {

using Words = std::vector<std::string>;

// Lines: each is JSON. Commands: each is one that the runner of a build obeys, and only ours are.
enum class Kind { Text, Json, Lines, Commands, Csv, Markup };

struct Output {
  std::string key;  // the command, and its format or the option that names the file
  Words words;
  Kind kind = Kind::Text;
  std::string file = {};  // empty: standard output
  bool must_show = true;  // the text stands in it
};

// Every output that there is, by its key. The hostile text stands in what is read.
std::vector<Output> outputs_of(const std::string& a, const Hostile& one);

// A command over the log that stands beside the agreement.
Words run_words(const std::string& agreement, const std::string& command, const Words& more);
// What the log would have cost, where items are late that are not by the other agreement.
Words with_history(const std::string& agreement, const Words& more);

// The log against one whose item begins an hour later.
Words reconcile_words(const std::string& agreement, const Words& more);

}  // namespace akad::hostile
