#include "compiler/parser/frames.h"

#include <algorithm>
#include <array>

namespace akad::parser {
namespace {

struct Frame {
  Block block;
  std::string_view beginning;  // empty: has no fixed first word
  std::string_view example;
};

constexpr std::array kFrames = std::to_array<Frame>({
#define AKAD_SENTENCE(Place, rule, Rule, Label, beginning, example, rest) \
  {Block::Place, beginning, example},
#include <AkadSentences.inc>
});

constexpr std::size_t kMostFrames = 3;

// How many words of the beginning stand at the front of `words`; 0 unless the first one does.
std::size_t words_in_common(std::string_view beginning, const std::vector<std::string>& words) {
  std::size_t count = 0;
  while (!beginning.empty() && count < words.size()) {
    const std::size_t end = std::min(beginning.find(' '), beginning.size());
    if (beginning.substr(0, end) != words[count]) break;
    ++count;
    beginning.remove_prefix(std::min(end + 1, beginning.size()));
  }
  return count;
}

}  // namespace

std::string_view name_of(Block block) {
  constexpr std::array kNames = std::to_array<std::string_view>({
      "file",
#define AKAD_HEADING_BLOCK(name, Name, FIRST, Struct) #name,
#define AKAD_BLOCK(name, Name, FIRST, Struct) #name,
#include <AkadDeclarations.inc>
  });
  return kNames[static_cast<std::size_t>(block)];
}

std::vector<std::string_view> frames_of(Block block, const std::vector<std::string>& words) {
  std::vector<std::string_view> frames;
  std::size_t best = 0;
  for (const Frame& frame : kFrames) {
    if (frame.block != block) continue;
    const std::size_t common = words_in_common(frame.beginning, words);
    if (common < best) continue;
    if (common > best) frames.clear();
    best = common;
    if (common > 0 || frame.beginning.empty()) frames.push_back(frame.example);
  }
  if (frames.size() > kMostFrames) frames.resize(kMostFrames);
  return frames;
}

std::vector<std::string_view> beginnings_of(Block block) {
  std::vector<std::string_view> beginnings;
  for (const Frame& frame : kFrames) {
    if (frame.block != block || frame.beginning.empty() || frame.beginning == "|") continue;
    const bool known =
        std::find(beginnings.begin(), beginnings.end(), frame.beginning) != beginnings.end();
    if (!known) beginnings.push_back(frame.beginning);
  }
  return beginnings;
}

bool is_beginning(Block block, std::string_view word) {
  return std::any_of(kFrames.begin(), kFrames.end(), [&](const Frame& frame) {
    return frame.block == block && frame.beginning.substr(0, frame.beginning.find(' ')) == word;
  });
}

}  // namespace akad::parser
