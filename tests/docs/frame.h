// Parts of agreements are tried within a frame: a whole agreement whose declarations they speak of.
#pragma once

#include <string>
#include <vector>

namespace akad::docs {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text);
std::string joined(const Lines& lines);

// The frame with the part behind it, which takes the place of what it declares itself.
std::string framed(const Lines& frame, const Lines& part);

}  // namespace akad::docs
