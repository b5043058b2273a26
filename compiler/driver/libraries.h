// What `use` brings in: found in the folders given, else in the embedded standard library.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/driver/driver.h"

namespace akad::driver {

struct Library {
  std::string name;  // under which the agreement knows it
  std::string path;  // calendars/indonesia
  ast::File file;
};
using Libraries = std::deque<Library>;

struct Loading {
  SourceSet& sources;
  Sink& sink;
};
// Those of `file`, those they use in turn, and `currencies`, each once. AK0801, AK0802; a library
// that is not there is left out. Gives what could not be read; empty = fine.
[[nodiscard]] std::string load_libraries(const ast::File& file, const CompileOptions& options,
                                         Loading into, Libraries& libraries);

// Those that come with the program, as `use` names them: "calendars.indonesia".
std::vector<std::string> known_libraries();

std::vector<sema::LoadedFile> files_of(const ast::File& agreement, const Libraries& libraries);

}  // namespace akad::driver
