// doc_examples AKAD ROOT: what the documentation shows must be true.
//
//   ```sla                a whole agreement: `akad check` finds nothing wrong, and its scenarios
//                         pass
//   ```sla-part           declarations, put into tests/docs/frame.sla; one that declares a name
//                         of the frame takes its place
//   ```sla-wrong AK0104   one of both, for which `akad check` reports that code
//   ```console-run        `$ akad ...` lines run in ROOT; the lines below each are what it answers,
//                         where a line `...` stands for any lines
// Every other block that begins with `sla` is a mistake; `console` blocks are not run.
//
// In examples/*/README.md the lines that begin with four blanks and `akad` are run in ROOT and must
// end with 0; what `akad run` prints there stands in statement.txt beside the page.
#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "tests/docs/frame.h"
#include "tests/docs/tried.h"
#include "tests/drive/drive.h"

namespace fs = std::filesystem;
using namespace akad::docs;
using namespace akad::drive;

namespace {

struct Block {
  std::string kind;  // what follows the three ticks
  std::string file;  // of the documentation
  std::size_t line = 0;
  std::vector<std::string> lines;
};

struct World {
  std::string program, root, tzdata;
  std::vector<std::string> frame;
};

std::vector<Block> blocks_of(const std::string& file, const std::string& text) {
  std::vector<Block> blocks;
  bool inside = false;
  std::size_t number = 0;
  for (const auto& line : lines_of(text)) {
    ++number;
    if (line.starts_with("```")) {
      if (!inside) blocks.push_back({line.substr(3), file, number, {}});
      inside = !inside;
    } else if (inside) {
      blocks.back().lines.push_back(line);
    }
  }
  if (inside) throw std::runtime_error(file + ": a block that does not end");
  return blocks;
}

Outcome ask(const World& world, const std::string& command, const std::string& text) {
  const Folder folder;
  write_file(folder.path() + "/example.sla", text);
  return run(world.program, parse_command(command + " example.sla"), folder.path());
}

bool has_scenario(const Block& block) {
  return std::any_of(block.lines.begin(), block.lines.end(),
                     [](const std::string& line) { return line.starts_with("scenario "); });
}

// Empty when the block is right.
std::string wrong_sla(const World& world, const Block& block) {
  const bool whole = !block.lines.empty() && block.lines[0].starts_with("language ");
  const bool mistake = block.kind.starts_with("sla-wrong ");
  if (block.kind == "sla" && !whole) return "an agreement begins with its language edition";
  if (block.kind != "sla" && block.kind != "sla-part" && !mistake) return "no such kind of block";
  const auto text = whole ? joined(block.lines) : framed(world.frame, block.lines);
  auto answer = ask(world, "akad check", text);
  const bool sound = !mistake && answer.exit == 0;
  if (sound && has_scenario(block)) answer = ask(world, "akad test", text);
  const auto said = answer.out + answer.err;
  if (!mistake) return answer.exit == 0 ? "" : said;
  const auto code = "[" + block.kind.substr(10) + "]";
  return said.find(code) != said.npos ? "" : "does not report " + code + "\n" + said;
}

// `...` stands for any lines.
bool matches(const std::vector<std::string>& wanted, const std::vector<std::string>& found,
             std::size_t w = 0, std::size_t f = 0) {
  if (w == wanted.size()) return f == found.size();
  if (wanted[w] == "...") {
    for (std::size_t next = f; next <= found.size(); ++next) {
      if (matches(wanted, found, w + 1, next)) return true;
    }
    return false;
  }
  return f < found.size() && wanted[w] == found[f] && matches(wanted, found, w + 1, f + 1);
}

std::string wrong_console(const World& world, const Block& block) {
  for (std::size_t at = 0; at < block.lines.size();) {
    if (!block.lines[at].starts_with("$ ")) return "does not begin with a command";
    auto command = block.lines[at++].substr(2);
    while (command.ends_with('\\') && at < block.lines.size()) {
      command.back() = ' ';
      command += block.lines[at++];
    }
    std::vector<std::string> wanted;
    while (at < block.lines.size() && !block.lines[at].starts_with("$ ")) {
      wanted.push_back(block.lines[at++]);
    }
    const auto answer = run(world.program, parse_command(command), world.root);
    const auto said = without_tzdata(answer.out + answer.err, world.tzdata);
    if (!matches(wanted, lines_of(said))) return command + " answers\n" + said;
  }
  return "";
}

std::vector<std::string> documents(const std::string& root) {
  std::vector<std::string> files = {"README.md", "grammar/REFERENCE.md"};
  std::error_code missing;  // tidy asks for the pages
  for (const auto& entry : fs::directory_iterator(root + "/compiler/diagnostics/pages", missing)) {
    files.push_back("compiler/diagnostics/pages/" + entry.path().filename().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string wrong_command(const World& world, const std::string& folder, const std::string& text) {
  const auto answer = run(world.program, parse_command(text), world.root);
  if (answer.exit != 0) return text + " does not end with 0\n" + answer.out + answer.err;
  if (!text.starts_with("akad run ")) return "";
  const auto wanted = without_tzdata(read_file(folder + "/statement.txt"), world.tzdata);
  const auto found = without_tzdata(answer.out, world.tzdata);
  return wanted == found ? "" : text + " does not print statement.txt but\n" + found;
}

void run_example(const World& world, const std::string& folder, Sum& sum) {
  for (const auto& line : lines_of(read_file(folder + "/README.md"))) {
    if (!line.starts_with("    akad ")) continue;
    add(sum, folder, wrong_command(world, folder, line.substr(4)));
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".sla") continue;
    add(sum, folder, wrong_command(world, folder, "akad fmt --check " + entry.path().string()));
  }
}

Sum run_all(const World& world) {
  Sum sum;
  for (const auto& file : documents(world.root)) {
    const auto text = read_file(world.root + "/" + file);
    if (text.empty()) throw std::runtime_error(file + " is missing");
    for (const auto& block : blocks_of(file, text)) {
      const bool sla = block.kind.starts_with("sla");
      if (!sla && block.kind != "console-run") continue;
      add(sum, file + ":" + std::to_string(block.line) + " (" + block.kind + ")",
          sla ? wrong_sla(world, block) : wrong_console(world, block));
    }
  }
  for (const auto& entry : fs::directory_iterator(world.root + "/examples")) {
    if (entry.is_directory()) run_example(world, entry.path().string(), sum);
  }
  return sum;
}

}  // namespace

int main(int count, char** words) {
  const auto all = [](const std::string& program, const std::string& root) {
    World world{program, root, "", {}};
    world.tzdata = tzdata_of(world.program);
    world.frame = lines_of(read_file(world.root + "/tests/docs/frame.sla"));
    return run_all(world);
  };
  return try_all({"doc_examples", "examples", all}, count, words);
}
