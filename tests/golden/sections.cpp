#include "tests/golden/sections.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace akad::golden {
namespace {

bool is_expectation(const std::string& name) {
  return name == "stdout" || name == "stderr" || name == "exit" || name.starts_with("after ");
}

}  // namespace

Golden parse_golden(const std::string& text) {
  Golden golden;
  std::string* part = nullptr;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const auto line = text.substr(at, end - at);
    at = end;
    if (line.starts_with("-- ") && line.ends_with(" --\n") && line.size() > 7) {
      const auto name = line.substr(3, line.size() - 7);
      auto& sections = is_expectation(name) ? golden.expected : golden.inputs;
      part = &sections.emplace_back(Section{name, ""}).text;
    } else if (part != nullptr) {
      *part += line;
    } else if (line.starts_with("$ ")) {
      golden.commands.push_back(line.substr(2, line.size() - 3));
    } else {
      throw std::runtime_error("neither a command nor a section: " + line);
    }
  }
  if (golden.commands.empty()) throw std::runtime_error("a golden without a command");
  return golden;
}

std::string expanded(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
    auto line = text.substr(at, end - at);
    at = end;
    const auto byte = line.find("%byte ");
    if (byte != line.npos) {
      const auto value = static_cast<char>(std::stoi(line.substr(byte + 6), nullptr, 16));
      line = line.substr(0, byte) + value + "\n";
    }
    std::size_t times = 1;
    if (line.starts_with("%repeat ")) {
      std::size_t digits = 0;
      times = std::stoul(line.substr(8), &digits);
      line = line.substr(8 + digits + 1);
    }
    for (std::size_t i = 0; i < times; ++i) out += line;
  }
  return out;
}

std::string frames_of(const std::string& path) {
  for (auto folder = std::filesystem::absolute(path).parent_path(); folder.has_relative_path();
       folder = folder.parent_path()) {
    if (std::filesystem::is_directory(folder / "frames")) return (folder / "frames").string();
  }
  return "";
}

}  // namespace akad::golden
