// Mutates the corpus of the fuzz target it is linked with. Input n of a seed is always the same
// bytes, so a crash is found again with the seed and the number that were printed last.
//
//   TARGET [--seconds N] [--seed N] [--only N] [--words FILE]... [--corpus FOLDER]... [FILE...]
//
// With files, they are run as they are and nothing is mutated. Of each folder every file is run as
// it is first.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>

#include "tests/fuzz/mutate.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

struct Options {
  std::uint64_t seconds = 5;
  std::uint64_t seed = 20260301;
  std::uint64_t only = 0;
  std::vector<std::string> files, folders, dictionaries;
};

struct Corpus {
  std::vector<std::string> inputs, words;
};

// What is running now, told when a rule breaks, where standard error was when all began.
std::uint64_t running = 0;
std::string running_text;
int told_on = STDERR_FILENO;

void tell_death(int) {
  dprintf(told_on, "broken by input %llu: ", static_cast<unsigned long long>(running));
  for (const char c : running_text.substr(0, 4000)) {
    const auto byte = static_cast<unsigned char>(c);
    dprintf(told_on, byte >= 0x20 && byte < 0x7f ? "%c" : "\\x%02x", byte);
  }
  dprintf(told_on, "\n");
  std::_Exit(1);
}

void run(const std::string& text) {
  running_text = text;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

void run_numbered(const Corpus& corpus, std::uint64_t seed, std::uint64_t number) {
  running = number;
  akad::fuzz::Mutator mutator(corpus.inputs, corpus.words, seed * 1'000'003 + number);
  run(mutator.next());
}

bool take(std::string_view option, const char* value, Options& options) {
  if (option == "--words") {
    options.dictionaries.emplace_back(value);
  } else if (option == "--corpus") {
    options.folders.emplace_back(value);
  } else if (option == "--seconds") {
    options.seconds = std::strtoull(value, nullptr, 10);
  } else if (option == "--seed") {
    options.seed = std::strtoull(value, nullptr, 10);
  } else if (option == "--only") {
    options.only = std::strtoull(value, nullptr, 10);
  } else {
    return false;
  }
  return true;
}

bool parse(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (!word.starts_with("--")) {
      options.files.emplace_back(word);
      continue;
    }
    if (i + 1 == argc || !take(word, argv[++i], options)) return false;
  }
  return true;
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// In the order of their names, so that a number means the same everywhere.
std::vector<fs::path> files_in(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

bool read_corpus(const Options& options, Corpus& corpus) {
  for (const auto& folder : options.folders) {
    for (const auto& file : files_in(folder)) corpus.inputs.push_back(text_of(file));
  }
  bool sound = !corpus.inputs.empty();
  for (const auto& file : options.dictionaries) {
    sound = sound && akad::fuzz::read_words(file, corpus.words);
  }
  if (!sound) std::fprintf(stderr, "no inputs, or words that cannot be read\n");
  return sound;
}

// Where it is, for deaths that nobody can tell of.
void say(std::uint64_t seed, std::uint64_t number) {
  dprintf(told_on, "seed %llu input %llu\n", static_cast<unsigned long long>(seed),
          static_cast<unsigned long long>(number));
}

void run_for_a_while(const Corpus& corpus, const Options& options) {
  for (const std::string& input : corpus.inputs) run(input);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(options.seconds);
  std::uint64_t number = 0;
  while (std::chrono::steady_clock::now() < end) {
    if (number % 1000 == 0) say(options.seed, number + 1);
    for (const std::uint64_t stop = number + 20; number < stop;) {
      run_numbered(corpus, options.seed, ++number);
    }
  }
  dprintf(told_on, "seed %llu: %zu kept inputs and %llu others, none broke a rule\n",
          static_cast<unsigned long long>(options.seed), corpus.inputs.size(),
          static_cast<unsigned long long>(number));
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!parse(argc, argv, options)) {
    std::fprintf(stderr,
                 "usage: %s [--seconds N] [--seed N] [--only N] [--words FILE]... "
                 "[--corpus FOLDER]... [FILE...]\n",
                 argv[0]);
    return 2;
  }
  told_on = dup(STDERR_FILENO);
  std::signal(SIGABRT, tell_death);
  for (const std::string& path : options.files) run(text_of(path));
  if (!options.files.empty()) return 0;
  Corpus corpus;
  if (!read_corpus(options, corpus)) return 2;
  if (options.only > 0) {
    run_numbered(corpus, options.seed, options.only);
  } else {
    run_for_a_while(corpus, options);
  }
}
