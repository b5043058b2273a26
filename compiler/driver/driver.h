// The whole compiler on one page: load, parse, analyse, audit.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/driver/files.h"
#include "compiler/sema/sema.h"

namespace akad::driver {

// Adds what it finds to the sink, beside the audit: what it finds can be accepted as well. A
// sentence about the world outside (Compilation::problem); empty = done.
using Look = std::function<std::string(const ir::Program&, const sema::SourceMap&, Sink&)>;

struct CompileOptions {
  std::vector<std::string> library_folders;  // looked in before the embedded stdlib
  const Files* files = nullptr;              // null: the disk
  bool with_scenarios = false;               // those that stand in a file beside the agreement, too
  Look look = {};                            // what else is asked of a sound agreement
};
// Where they say that texts come from.
const Files& files_of(const CompileOptions& options);

struct Compilation {
  SourceSet sources;
  Sink sink;                               // in file order
  std::optional<ir::Program> program;      // only without errors
  std::vector<std::string> stand_in = {};  // by scenario of the program: its file
  std::string problem;                     // of the world outside (InputError); empty = fine
};

// The outside world: a file that cannot be read, a library folder that is not there, a library that
// is there and cannot be read. Nothing else takes their place.
struct InputError {
  std::string message;  // empty = fine
};
Compilation compile_file(const std::string& path, const CompileOptions& options, InputError& error);
// Annexes are read from the folder that the name is in.
Compilation compile_text(std::string name, std::string text, const CompileOptions& options);

// What is wrong with the folders themselves; empty = fine. Both of the above ask it.
std::string folder_problem(const CompileOptions& options);

// A text of the embedded standard library, e.g. of "calendars/indonesia.sla".
struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};
const std::vector<EmbeddedFile>& embedded_stdlib();

}  // namespace akad::driver
