// What a fuzz target gives to the driver (and, the first one, to libFuzzer).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

// Sound inputs to begin with, and words that are worth inserting.
struct FuzzCorpus {
  std::vector<std::string> inputs;
  std::vector<std::string> words;
};
FuzzCorpus akad_fuzz_corpus();
