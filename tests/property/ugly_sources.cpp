// What is written badly has a layout: its remarks are all there in their
// order, laying out twice is laying out once, and the digest is the same before and after.
// ugly_sources ROOT [how many] [seed]: of the examples, the templates and clauses, the libraries,
// and the examples of README and REFERENCE. Ends with code 1 where something differs.
#include <fmt/format.h>

#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stdexcept>

#include "compiler/driver/driver.h"
#include "tests/docs/frame.h"
#include "tests/drive/drive.h"
#include "tests/property/ugly.h"

namespace {

using namespace akad;
namespace fs = std::filesystem;

constexpr std::size_t kDefaultCount = 500;
constexpr std::uint64_t kDefaultSeed = 20'261'128;

struct Source {
  std::string path;  // annexes are read beside it
  std::string text;
  std::string digest = {};  // empty where it is no whole agreement
};

std::string digest_of(const std::string& path, const std::string& text) {
  const auto compiled = driver::compile_text(path, text, {});
  return compiled.program ? ir::digest(*compiled.program) : "";
}

void add(std::vector<Source>& sources, const std::string& path, const std::string& text) {
  sources.push_back({path, text, digest_of(path, text)});
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".sla") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

bool is_part(const std::string& text) { return text.find("language 1\n") == text.npos; }

// Whole agreements as they stand, parts in the frame.
void add_examples(std::vector<Source>& sources, const std::string& file, const docs::Lines& frame) {
  docs::Lines block;
  std::string kind;
  bool inside = false;
  for (const auto& line : docs::lines_of(drive::read_file(file))) {
    if (!line.starts_with("```")) {
      block.push_back(line);
      continue;
    }
    inside = !inside;
    if (!inside && kind == "sla") add(sources, file, docs::joined(block));
    if (!inside && kind == "sla-part") add(sources, file, docs::framed(frame, block));
    kind = inside ? line.substr(3) : "";
    block.clear();
  }
}

std::vector<Source> sources_in(const std::string& root) {
  std::vector<Source> sources;
  const auto frame = docs::lines_of(drive::read_file(root + "/tests/docs/frame.sla"));
  for (const char* folder : {"/examples", "/stdlib"}) {
    for (const auto& path : files_below(root + folder)) {
      const auto text = drive::read_file(path);
      const bool is_clause = path.find("/stdlib/clauses/") != path.npos;
      add(sources, path,
          is_clause && is_part(text) ? docs::framed(frame, docs::lines_of(text)) : text);
    }
  }
  add_examples(sources, root + "/README.md", frame);
  add_examples(sources, root + "/grammar/REFERENCE.md", frame);
  return sources;
}

// Empty where all is kept.
std::string wrong_with(const Source& source, const std::string& text) {
  const auto result = ugly::formatted(text);
  if (!result.wrong.empty()) return result.wrong;
  if (source.digest.empty()) return "";
  if (digest_of(source.path, text) != source.digest) return "another digest as it is written";
  return digest_of(source.path, result.text) == source.digest ? "" : "another digest as laid out";
}

int try_all(const std::string& root, std::size_t count, std::uint64_t seed) {
  const auto sources = sources_in(root);
  std::size_t whole = 0, remarks = 0, failed = 0;
  for (const auto& source : sources) whole += source.digest.empty() ? 0 : 1;
  ugly::Random random(seed);
  for (std::size_t at = 0; at < count; ++at) {
    const auto& source = sources[at % sources.size()];
    const auto text = ugly::made_ugly(source.text, random);
    remarks += ugly::remarks_of(text).size();
    const auto wrong = wrong_with(source, text);
    if (wrong.empty()) continue;
    ++failed;
    fmt::print("FAIL {}: {}\n{}\n", source.path, wrong, text);
  }
  fmt::print("{} ugly sources of {} texts ({} whole agreements), {} remarks, seed {}: {} failed\n",
             count, sources.size(), whole, remarks, seed, failed);
  return failed == 0 && whole > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "usage: ugly_sources ROOT [how many] [seed]\n");
    return 2;
  }
  try {
    const auto many = count > 2 ? std::strtoull(words[2], nullptr, 10) : kDefaultCount;
    const auto seed = count > 3 ? std::strtoull(words[3], nullptr, 10) : kDefaultSeed;
    return try_all(words[1], many, seed);
  } catch (const std::exception& problem) {
    fmt::print("FAIL {}\n", problem.what());
    return 1;
  }
}
