// What the fuzz targets are fed with: words that are worth inserting, and changes of bytes, words
// and lines, so that enough of what comes out gets past a parser.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace akad::fuzz {

constexpr std::size_t kMostBytes = 1 << 16;

// The words of a dictionary as libFuzzer reads it: "a word" a line, # for remarks. False: not to be
// read, or a line is none of these.
bool read_words(const std::string& path, std::vector<std::string>& words);

class Mutator {
 public:
  Mutator(const std::vector<std::string>& inputs, const std::vector<std::string>& words,
          std::uint64_t seed)
      : inputs_(inputs), words_(words), random_(seed) {}

  std::string next();              // one of the inputs, changed a few times
  void change(std::string& text);  // once

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
  std::string any_of(const std::vector<std::string>& texts);
  std::string any_line(const std::string& text);
  void change_bytes(std::string& text);
  void change_words(std::string& text);
  void change_lines(std::string& text);

  const std::vector<std::string>& inputs_;
  const std::vector<std::string>& words_;
  std::mt19937_64 random_;
};

}  // namespace akad::fuzz
