#include "cli/load.h"

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/files.h"

namespace akad::cli {
namespace {

Loaded load_ir(const std::string& path) {
  std::string problem;
  const auto text = read_text(path, problem);
  if (!text) return {std::nullopt, fail(problem)};
  ir::LoadError error;
  auto program = ir::from_json(*text, error);
  if (!program) {
    return {std::nullopt, fail(fmt::format("{} is not a compiled agreement: {}", path,
                                           error.message))};
  }
  return {std::move(program), kDone};
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

Loaded load(const std::string& path, const Libraries& libraries, Warnings warnings) {
  if (path.ends_with(".json")) return load_ir(path);
  driver::InputError error;
  auto compilation = driver::compile_file(path, {libraries}, error);
  if (!error.message.empty()) return {std::nullopt, fail(error.message)};
  const bool told = warnings == Warnings::Told || !compilation.program;
  if (told && !compilation.sink.diagnostics.empty()) {
    remark(diagnostics_text(compilation, has_colour(Stream::Err)));
  }
  if (!compilation.program) return {std::nullopt, kFound};
  return {std::move(compilation.program), kDone};
}

std::string count_line(const Sink& sink) {
  const auto count = count_of(sink);
  auto line = count.errors == 0 ? "no mistakes" : counted(count.errors, "mistake", "mistakes");
  if (count.warnings > 0) line += ", " + counted(count.warnings, "warning", "warnings");
  return line;
}

std::string diagnostics_text(const driver::Compilation& compilation, bool colour) {
  return render_text(compilation.sources, compilation.sink, {colour}) +
         count_line(compilation.sink) + "\n";
}

}  // namespace akad::cli
