// Options that take one of some words, such as --format: the words, and what each stands for.
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"

namespace akad::cli {

template <class Kind>
using Words = std::vector<std::pair<std::string, Kind>>;

// An option that takes one of some words.
template <class Kind>
void add_choice(CLI::App* command, const std::string& name, const std::string& about, Kind& chosen,
                const Words<Kind>& known) {
  std::vector<std::string> words;
  for (const auto& [word, kind] : known) words.push_back(word);
  const auto take = [&chosen, name, known, words](const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) {
      throw CLI::ValidationError(
          name, fmt::format("write {} or {}, not {}",
                            fmt::join(words.begin(), words.end() - 1, ", "), words.back(), word));
    }
    chosen = known[static_cast<std::size_t>(found - words.begin())].second;
  };
  command->add_option_function<std::string>(name, take, about)
      ->type_name(fmt::format("{}", fmt::join(words, "|")));
}

template <class Kind>
void add_format(CLI::App* command, Kind& format, const Words<Kind>& known) {
  add_choice(command, "--format", "how the answer is written", format, known);
}

inline void add_format(CLI::App* command, Format& format) {
  add_format<Format>(command, format, {{"text", Format::Text}, {"json", Format::Json}});
}

inline void add_format(CLI::App* command, RunFormat& format) {
  add_format<RunFormat>(command, format,
                        {{"text", RunFormat::Text},
                         {"json", RunFormat::Json},
                         {"csv", RunFormat::Csv},
                         {"html", RunFormat::Html}});
}

inline void add_format(CLI::App* command, CheckFormat& format) {
  add_format<CheckFormat>(command, format,
                          {{"text", CheckFormat::Text},
                           {"json", CheckFormat::Json},
                           {"sarif", CheckFormat::Sarif},
                           {"github", CheckFormat::Github},
                           {"gitlab", CheckFormat::Gitlab}});
}

inline void add_format(CLI::App* command, DiffFormat& format) {
  add_format<DiffFormat>(
      command, format,
      {{"text", DiffFormat::Text}, {"json", DiffFormat::Json}, {"markdown", DiffFormat::Markdown}});
}

inline void add_format(CLI::App* command, TestFormat& format) {
  add_format<TestFormat>(
      command, format,
      {{"text", TestFormat::Text}, {"json", TestFormat::Json}, {"junit", TestFormat::Junit}});
}

}  // namespace akad::cli
