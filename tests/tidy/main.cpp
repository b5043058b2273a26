// tidy ROOT: prints what breaks the rules of the house, one a line; exit 1 when something does.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/tidy/tidy.h"

namespace fs = std::filesystem;
using namespace akad::tidy;

namespace {

bool left_out(const std::string& path) {
  return path == "build" || path == ".git" || path == ".cache" || path == "compile_commands.json";
}

Tree read_tree(const fs::path& root) {
  Tree tree;
  for (auto it = fs::recursive_directory_iterator(root); it != fs::end(it); ++it) {
    const auto path = it->path().lexically_relative(root).generic_string();
    if (left_out(path)) {
      it.disable_recursion_pending();
      continue;
    }
    if (!it->is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(it->path(), std::ios::binary).rdbuf();
    tree[path] = text.str();
  }
  return tree;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fputs("usage: tidy ROOT\n", stderr);
    return 2;
  }
  const auto tree = read_tree(words[1]);
  Breaches breaches;
  check_layers(tree, breaches);
  check_limits(tree, breaches);
  check_functions(tree, breaches);
  check_names(tree, breaches);
  check_sets(tree, breaches);
  check_readers(tree, breaches);
  check_enumerations(tree, breaches);
  check_diagnostics(tree, breaches);
  check_door(tree, breaches);
  check_periods(tree, breaches);
  check_writers(tree, breaches);
  const auto exemptions = tree.find("tests/tidy/exemptions.txt");
  breaches = without_exempted(breaches, exemptions == tree.end() ? "" : exemptions->second);
  for (const auto& breach : breaches) {
    std::printf("%s:%zu: %s: %s\n", breach.path.c_str(), breach.line, breach.rule.c_str(),
                breach.what.c_str());
  }
  std::printf("%zu files, %zu breaches\n", tree.size(), breaches.size());
  return breaches.empty() && !tree.empty() ? 0 : 1;
}
