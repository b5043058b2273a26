// Mutates the corpus of the fuzz target it is linked with. Input n of a seed is always the same
// bytes, so a crash is found again with the seed and the number that were printed last.
//
//   TARGET [--seconds N] [--seed N] [--only N] [FILE...]
//
// With files, they are run as they are and nothing is mutated.
#include "tests/fuzz/driver.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string_view>

namespace {

constexpr std::size_t kMostBytes = 1 << 16;

struct Options {
  std::uint64_t seconds = 5;
  std::uint64_t seed = 20260301;
  std::uint64_t only = 0;
  std::vector<std::string> files;
};

struct Mutator {
  const FuzzCorpus& corpus;
  std::mt19937_64 random;

  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random() % limit; }

  const std::string& any(const std::vector<std::string>& from) { return from[below(from.size())]; }

  void change(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    const std::size_t size = 1 + below(below(64) + 1);
    switch (below(8)) {
      case 0: text.erase(at, size); break;
      case 1: text.insert(at, 1, static_cast<char>(random())); break;
      case 2: text.insert(at, text.substr(below(text.size() + 1), size)); break;
      case 3: text.resize(at); break;
      case 4: text.insert(at, any(corpus.inputs).substr(0, 4 * size)); break;
      case 5: text.insert(at, size, text.empty() ? '[' : text[at % text.size()]); break;
      case 6:
        if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        break;
      default:
        if (!corpus.words.empty()) text.replace(at, below(2) * size, any(corpus.words));
    }
    if (text.size() > kMostBytes) text.resize(kMostBytes);
  }

  std::string next() {
    std::string text = any(corpus.inputs);
    for (std::size_t changes = 1 + below(8); changes > 0; --changes) change(text);
    return text;
  }
};

// What is running now, told when a rule breaks.
std::uint64_t running = 0;
std::string running_text;

void tell_death(int) {
  std::fprintf(stderr, "broken by input %llu: ", static_cast<unsigned long long>(running));
  for (const char c : running_text.substr(0, 2000)) {
    const auto byte = static_cast<unsigned char>(c);
    std::fprintf(stderr, byte >= 0x20 && byte < 0x7f ? "%c" : "\\x%02x", byte);
  }
  std::fprintf(stderr, "\n");
  std::_Exit(1);
}

void run(const std::string& text) {
  running_text = text;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

void run_numbered(const FuzzCorpus& corpus, std::uint64_t seed, std::uint64_t number) {
  running = number;
  Mutator mutator{corpus, std::mt19937_64(seed * 1'000'003 + number)};
  run(mutator.next());
}

bool parse(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    const bool option = word == "--seconds" || word == "--seed" || word == "--only";
    if (!option) {
      options.files.emplace_back(word);
      continue;
    }
    if (i + 1 == argc) return false;
    const std::uint64_t value = std::strtoull(argv[++i], nullptr, 10);
    if (word == "--seconds") options.seconds = value;
    if (word == "--seed") options.seed = value;
    if (word == "--only") options.only = value;
  }
  return true;
}

// Where it is, for deaths that nobody can tell of.
void say(std::uint64_t seed, std::uint64_t number) {
  std::printf("seed %llu input %llu\n", static_cast<unsigned long long>(seed),
              static_cast<unsigned long long>(number));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!parse(argc, argv, options)) {
    std::fprintf(stderr, "usage: %s [--seconds N] [--seed N] [--only N] [FILE...]\n", argv[0]);
    return 2;
  }
  for (const std::string& path : options.files) {
    std::ifstream file(path, std::ios::binary);
    run(std::string(std::istreambuf_iterator<char>(file), {}));
  }
  if (!options.files.empty()) return 0;
  std::signal(SIGABRT, tell_death);
  const FuzzCorpus corpus = akad_fuzz_corpus();
  if (options.only > 0) {
    run_numbered(corpus, options.seed, options.only);
    return 0;
  }
  for (const std::string& input : corpus.inputs) run(input);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(options.seconds);
  std::uint64_t number = 0;
  while (std::chrono::steady_clock::now() < end) {
    if (number % 1000 == 0) say(options.seed, number + 1);
    for (const std::uint64_t stop = number + 20; number < stop;) {
      run_numbered(corpus, options.seed, ++number);
    }
  }
  std::printf("seed %llu: %llu inputs, none broke a rule\n",
              static_cast<unsigned long long>(options.seed),
              static_cast<unsigned long long>(number));
}
