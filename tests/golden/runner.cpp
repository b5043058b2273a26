// golden_runner AKAD [--bless | --show] FILE|FOLDER...: runs each golden's commands and compares.
// --bless writes what was found as the new expectation, --show prints the files as the commands
// find them, with their line numbers.
//
// A golden is one file: lines `$ akad ...` (several run in turn; all but the last must end with 0),
// then sections begun by `-- NAME --`: input files, and the expectations
//   -- stdout --    -- stderr --    -- exit --    -- after NAME -- (a file as the commands left it)
// An expectation of nothing has no section. In an input file, `%repeat N TEXT` stands for N lines
// of TEXT, and `%byte XX` at a line's end for that byte: long and broken inputs stay readable.
// A file that begins with `%frame NAME` is a shared one with the edits that follow (frames.h); what
// is shared stands in a folder `frames` above the golden.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <stdexcept>

#include "tests/drive/drive.h"
#include "tests/golden/frames.h"
#include "tests/golden/sections.h"

namespace fs = std::filesystem;
using namespace akad::drive;
using namespace akad::golden;

namespace {

std::string with_newline(std::string text) {
  if (!text.empty() && !text.ends_with('\n')) text += "\n\\ no newline at the end\n";
  return text;
}

std::vector<Section> answers(const Golden& golden, const std::string& frames,
                             const std::string& program, const std::string& tzdata) {
  const Folder folder;
  for (const auto& input : golden.inputs) {
    write_file(folder.path() + "/" + input.name,
               expanded(akad::golden::with_frame(input.text, frames)));
  }
  Outcome all;
  for (const auto& command : golden.commands) {
    const auto one = run(program, parse_command(command), folder.path());
    all.out += one.out;
    all.err += one.err;
    all.exit = one.exit;
    if (one.exit != 0) break;
  }
  std::vector<Section> found;
  if (!all.out.empty()) found.push_back({"stdout", with_newline(without_tzdata(all.out, tzdata))});
  if (!all.err.empty()) found.push_back({"stderr", with_newline(without_tzdata(all.err, tzdata))});
  found.push_back({"exit", std::to_string(all.exit) + "\n"});
  for (const auto& section : golden.expected) {
    if (!section.name.starts_with("after ")) continue;
    const auto text = read_file(folder.path() + "/" + section.name.substr(6));
    found.push_back({section.name, with_newline(without_tzdata(text, tzdata))});
    // What is still the frame is still told by it.
    if (akad::golden::with_frame(section.text, frames) == text) found.back().text = section.text;
  }
  return found;
}

std::string text_of(const Golden& golden, const std::vector<Section>& expected) {
  std::string text;
  for (const auto& command : golden.commands) text += "$ " + command + "\n";
  for (const auto* sections : {&golden.inputs, &expected}) {
    for (const auto& section : *sections) text += "-- " + section.name + " --\n" + section.text;
  }
  return text;
}

std::string section_text(const std::vector<Section>& sections, const std::string& name) {
  for (const auto& section : sections) {
    if (section.name == name) return section.text;
  }
  return "";
}

void show_difference(const std::string& path, const std::vector<Section>& expected,
                     const std::vector<Section>& found) {
  std::printf("FAIL %s\n", path.c_str());
  auto all = expected;
  all.insert(all.end(), found.begin(), found.end());
  std::vector<std::string> seen;
  for (const auto& section : all) {
    if (std::find(seen.begin(), seen.end(), section.name) != seen.end()) continue;
    seen.push_back(section.name);
    const auto before = section_text(expected, section.name);
    const auto after = section_text(found, section.name);
    if (before == after) continue;
    std::printf("--- expected %s\n%s--- found %s\n%s---\n", section.name.c_str(), before.c_str(),
                section.name.c_str(), after.c_str());
  }
}

struct Order {
  std::string program;
  bool bless = false, show = false;
  std::vector<std::string> files;
};

Order read_order(int count, char** words) {
  Order order;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--bless") {
      order.bless = true;
    } else if (word == "--show") {
      order.show = true;
    } else if (order.program.empty()) {
      order.program = fs::absolute(word).string();
    } else if (fs::is_directory(word)) {
      for (const auto& entry : fs::recursive_directory_iterator(word)) {
        if (entry.path().extension() == ".golden") order.files.push_back(entry.path().string());
      }
    } else {
      order.files.push_back(word);
    }
  }
  std::sort(order.files.begin(), order.files.end());
  return order;
}

void show_inputs(const std::string& path) {
  for (const auto& input : parse_golden(read_file(path)).inputs) {
    std::printf("%s: %s\n", path.c_str(), input.name.c_str());
    const auto text = akad::golden::with_frame(input.text, frames_of(path));
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
      std::printf("%4d %s", ++number, text.substr(at, end - at).c_str());
      at = end;
    }
  }
}

// True when the golden holds (or was blessed).
bool treat(const std::string& path, const Order& order, const std::string& tzdata) {
  const auto text = read_file(path);
  const auto golden = parse_golden(text);
  const auto found = answers(golden, frames_of(path), order.program, tzdata);
  const auto now = text_of(golden, found);
  if (now == text) return true;
  if (!order.bless) {
    show_difference(path, golden.expected, found);
    return false;
  }
  write_file(path, now);
  std::printf("blessed %s\n", path.c_str());
  return true;
}

}  // namespace

int main(int count, char** words) {
  const auto order = read_order(count, words);
  if (order.files.empty()) {
    std::fputs("usage: golden_runner AKAD [--bless | --show] FILE|FOLDER... (no golden found)\n",
               stderr);
    return 2;
  }
  if (order.show) {
    for (const auto& path : order.files) show_inputs(path);
    return 0;
  }
  const auto tzdata = tzdata_of(order.program);
  std::size_t failed = 0;
  for (const auto& path : order.files) {
    try {
      failed += treat(path, order, tzdata) ? 0 : 1;
    } catch (const std::exception& problem) {
      std::printf("FAIL %s: %s\n", path.c_str(), problem.what());
      ++failed;
    }
  }
  std::printf("%zu passed, %zu failed\n", order.files.size() - failed, failed);
  return failed == 0 ? 0 : 1;
}
