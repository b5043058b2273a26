// Blocks and the sentence frames of their clauses, as examples an author can copy.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace akad::parser {

enum class Block {
  File,
  Agreement,
  Holidays,
  Calendar,
  Log,
  Clock,
  Outage,
  Target,
  Credit,
  Cap,
  Scenario
};

std::string_view name_of(Block block);  // "clock"

// The frames that begin like these words, at most three; the closest when one is closer.
std::vector<std::string_view> frames_of(Block block, const std::vector<std::string>& words);

// How the clauses of a block begin, each once: "starts on", "stops on" …
std::vector<std::string_view> beginnings_of(Block block);

}  // namespace akad::parser
