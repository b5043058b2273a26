// Records as the bytes of a file.
#pragma once

#include <string>
#include <vector>

namespace sample {

std::string joined(const std::vector<std::string>& lines, const std::string& between = "\n");
std::string gzip(const std::string& bytes);

}  // namespace sample
