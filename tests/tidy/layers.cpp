// Includes and CMake links against layers.txt.
#include <set>
#include <sstream>

#include "tests/tidy/tidy.h"

namespace akad::tidy {
namespace {

constexpr auto kLayers = "tests/tidy/layers.txt";
using Known = std::map<std::string, std::set<std::string>>;  // folder -> folders

struct Layers {
  Known linked;     // as written
  Known reachable;  // itself and all below it
};

Layers read_layers(const std::string& text, Breaches& breaches) {
  Layers layers;
  std::size_t number = 0;
  for (const auto& line : lines_of(text)) {
    ++number;
    const auto colon = line.find(':');
    if (line.empty() || line[0] == '#') continue;
    if (colon == line.npos) {
      breaches.push_back({"layers", kLayers, number, "a line without a colon"});
      continue;
    }
    const auto folder = line.substr(0, colon);
    auto& reachable = layers.reachable[folder];
    reachable.insert(folder);
    layers.linked[folder];
    std::istringstream rest(line.substr(colon + 1));
    for (std::string other; rest >> other;) {
      const auto found = layers.reachable.find(other);
      if (found == layers.reachable.end() || other == folder) {
        breaches.push_back({"layers", kLayers, number, other + " does not stand above"});
        continue;
      }
      layers.linked[folder].insert(other);
      reachable.insert(found->second.begin(), found->second.end());
    }
  }
  return layers;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

// A folder without a line of its own is a part of the folder it stands in.
std::string layer_of(const Layers& layers, const std::string& path) {
  const auto folder = folder_of(path);
  auto at = folder;
  while (!layers.reachable.contains(at)) {
    if (at.find('/') == at.npos) return folder;
    at = folder_of(at);
  }
  return at;
}

bool in_house(const std::string& path) {
  return path.starts_with("runtime/") || path.starts_with("compiler/") || path.starts_with("cli/");
}

void check_include(const Layers& layers, const Breach& at, const std::string& included,
                   Breaches& breaches) {
  const auto folder = layer_of(layers, at.path);
  const bool antlr = included.find("antlr") != included.npos || included.starts_with("AkadLexer") ||
                     included.starts_with("AkadParser");
  if (antlr && folder != "compiler/parser") {
    breaches.push_back({"antlr", at.path, at.line, "only compiler/parser may include ANTLR"});
  }
  if (!in_house(included) && !included.starts_with("tests/")) return;
  const auto known = layers.reachable.find(folder);
  if (known == layers.reachable.end()) {
    breaches.push_back({"layers", at.path, at.line, folder + " has no line in layers.txt"});
  } else if (!known->second.contains(layer_of(layers, included))) {
    breaches.push_back({"layers", at.path, at.line, folder + " may not include " + included});
  }
}

void check_includes(const Layers& layers, const std::string& path, const std::string& text,
                    Breaches& breaches) {
  std::size_t number = 0;
  for (const auto& line : lines_of(text)) {
    ++number;
    if (!line.starts_with("#include ") || line.size() < 12) continue;
    const auto included = line.substr(10, line.find_first_of("\">", 10) - 10);
    if (line[9] == '"' && included.find('/') == included.npos && !included.starts_with("Akad")) {
      breaches.push_back({"include-path", path, number, "write the path from the root"});
    }
    check_include(layers, {"", path, number, ""}, included, breaches);
  }
}

// `akad_library(folder libraries...)` names the folders that layers.txt names, and no others.
void check_links(const Layers& layers, const std::string& path, const std::string& text,
                 Breaches& breaches) {
  std::size_t number = 0;
  for (const auto& line : lines_of(text)) {
    ++number;
    if (!line.starts_with("akad_library(")) continue;
    std::istringstream words(line.substr(13, line.find(')') - 13));
    std::string folder;
    words >> folder;
    std::set<std::string> linked;
    for (std::string word; words >> word;) {
      if (!word.starts_with("akad_")) continue;
      word = word.substr(5);
      linked.insert(word.replace(word.find('_'), 1, "/"));
    }
    const auto found = layers.linked.find(folder);
    if (found == layers.linked.end() || found->second != linked) {
      breaches.push_back({"layers", path, number, folder + " links others than layers.txt says"});
    }
  }
}

}  // namespace

void check_layers(const Tree& tree, Breaches& breaches) {
  const auto file = tree.find(kLayers);
  if (file == tree.end()) {
    breaches.push_back({"layers", kLayers, 0, "is missing"});
    return;
  }
  const auto layers = read_layers(file->second, breaches);
  for (const auto& [path, text] : tree) {
    if (in_house(path) && ends_with_any(path, {".cpp", ".h"})) {
      check_includes(layers, path, text, breaches);
    }
    if (path.ends_with("CMakeLists.txt")) check_links(layers, path, text, breaches);
  }
}

}  // namespace akad::tidy
