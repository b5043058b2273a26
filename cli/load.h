// From a path to a program: an agreement is compiled, a compiled one is read and verified.
#pragma once

#include <optional>
#include <string>

#include "cli/commands.h"
#include "compiler/diagnostics/render/render.h"
#include "compiler/driver/driver.h"
#include "runtime/events/reader.h"

namespace akad::cli {

struct Loaded {
  std::optional<ir::Program> program;
  int exit = kDone;                        // why there is none
  std::vector<std::string> files = {};     // that were read for it
  std::vector<std::string> stand_in = {};  // by scenario of a text: its file
  bool of_program = false;                 // it uses libraries that the program brings
};

// Mistakes go to standard error. Warnings are told by `check`, and by `compile`, which makes what
// is signed; who asks what an agreement comes to hears of a text what he would hear of what was
// signed. Advice is told by `check` alone.
enum class Warnings { Told, Untold };
Loaded load(const std::string& path, const Libraries& libraries,
            Warnings warnings = Warnings::Untold);
// From elsewhere than the disk, or with the scenarios that stand beside it, whose warnings are told
// in any case: `check` does not read them.
Loaded load(const std::string& path, const driver::CompileOptions& from, Warnings warnings);

// By its name. What a command says that takes agreements as text only.
bool is_compiled(const std::string& path);
std::string wants_text(std::string_view command, const std::string& path);

// What --events says. `tickets=march.ndjson` names the log; a path with `=` in it is written
// ./a=b.ndjson.
std::vector<events::LogFile> log_files_of(const std::vector<std::string>& texts);

// What --as-of says; empty when it is no instant: `problem` says why.
std::optional<Instant> as_of_instant(const std::string& text, std::string& problem);

// "2 mistakes, 1 warning, 3 pieces of advice"; "no mistakes".
std::string count_line(const Sink& sink);

// What was found, with its places, and the count below it; `accepted`: also what a line of the text
// accepts.
std::string diagnostics_text(const driver::Compilation& compilation, bool colour,
                             bool accepted = false);

}  // namespace akad::cli
