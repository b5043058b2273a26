// The agreements that are kept for ever, as JSON.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tests/drive/drive.h"

namespace akad::stage {

inline std::vector<std::string> stored_agreements() {
  std::set<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(AKAD_ROOT "/tests/stored")) {
    if (entry.path().filename() == "agreement.ir.json") files.insert(entry.path());
  }
  std::vector<std::string> texts;
  for (const auto& file : files) texts.push_back(drive::read_file(file.string()));
  return texts;
}

}  // namespace akad::stage
