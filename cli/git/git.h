// git, asked as a program of its own: without a shell, and so that it only reads.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace akad::cli {

struct GitAnswer {
  std::string problem;  // why there is no answer: git's own words, or that it cannot be started
  std::string out = {};
};

// The words stand behind the options that keep git from doing anything but read: nothing is fetched
// or refreshed, no object stands in for another, no pager or hook is run. The repository is the one
// in which the folder lies, whatever the environment says. Of an answer longer than `most` bytes
// one byte more is given, and git is not waited for.
GitAnswer ask_git(const std::string& folder, const std::vector<std::string>& words,
                  std::size_t most);

}  // namespace akad::cli
