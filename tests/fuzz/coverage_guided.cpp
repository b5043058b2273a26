// What libFuzzer is given beside the target: of each second input it changes words and lines, with
// the words of the dictionary that -dict names.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "tests/fuzz/mutate.h"

extern "C" {
std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);
int LLVMFuzzerInitialize(int* count, char*** words);
std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                    unsigned seed);
}

namespace {

std::vector<std::string> inputs;
std::vector<std::string> words;

}  // namespace

int LLVMFuzzerInitialize(int* count, char*** arguments) {
  constexpr std::string_view kDictionary = "-dict=";
  for (int at = 1; at < *count; ++at) {
    const std::string_view argument = (*arguments)[at];
    if (!argument.starts_with(kDictionary)) continue;
    if (!akad::fuzz::read_words(std::string(argument.substr(kDictionary.size())), words)) {
      std::fputs("the dictionary cannot be read\n", stderr);
      std::exit(2);
    }
  }
  return 0;
}

std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                    unsigned seed) {
  if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  std::string text(reinterpret_cast<const char*>(data), size);
  inputs.assign(1, text);
  akad::fuzz::Mutator mutator(inputs, words, seed);
  for (unsigned changes = 1 + seed / 2 % 3; changes > 0; --changes) mutator.change(text);
  const std::size_t kept = std::min(text.size(), most);
  std::memcpy(data, text.data(), kept);
  return kept;
}
