// What `akad check --fix` makes of a text: the edits that have one meaning only.
#pragma once

#include <string>
#include <vector>

#include "cli/commands.h"
#include "compiler/driver/driver.h"

namespace akad::cli {

struct Mended {
  std::string text;
  std::vector<std::string> edits;  // each told, with its place; none: the text is as it was
  driver::Compilation found;       // in the text as it is now
};

// Edits again and again until none is left. What does not check better afterwards is not made, and
// nothing is changed outside this text: in annexes, in libraries.
Mended mend(const std::string& path, std::string text, const Libraries& libraries);

}  // namespace akad::cli
