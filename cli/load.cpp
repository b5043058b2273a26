#include "cli/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/console.h"
#include "cli/files.h"
#include "cli/output/place.h"
#include "runtime/ir/soundness/written.h"

namespace akad::cli {
namespace {

Loaded load_ir(const std::string& path, const driver::Files* files) {
  std::string problem;
  std::optional<std::string> text;
  if (files == nullptr) {
    text = read_text(path, ir::kMostStoredBytes, problem);
  } else {
    auto found = files->named(path, ir::kMostStoredBytes);
    text = std::move(found.text);
    problem = fmt::format("cannot read {}: {}", path, found.problem);
  }
  if (!text) return {std::nullopt, fail(problem)};
  ir::LoadError error;
  auto program = ir::from_json(*text, error);
  if (!program) {
    return {std::nullopt,
            fail(fmt::format("{} is not a compiled agreement: {}", path, error.message))};
  }
  return {std::move(program), kDone, {path}};
}

std::vector<std::string> files_of(const SourceSet& sources) {
  std::vector<std::string> files;
  for (const auto& file : sources.files) {
    if (!file.name.starts_with("<stdlib>/")) files.push_back(file.name);
  }
  return files;
}

// As readers know them.
void name_files(const driver::Files& from, SourceSet& sources) {
  for (auto& file : sources.files) {
    if (!file.name.starts_with("<stdlib>/")) file.name = from.called(file.name);
  }
}

// Currencies are always there, and nobody asks for them.
bool uses_own_libraries(const SourceSet& sources) {
  return std::any_of(sources.files.begin(), sources.files.end(), [](const SourceFile& file) {
    return file.name.starts_with("<stdlib>/") && file.name != "<stdlib>/currencies.sla";
  });
}

// What is said goes into no file that the agreement is read from.
std::string clash_of(const std::vector<std::string>& files) {
  for (const auto& path : files) {
    if (auto clash = clash_with_standard_output(path); !clash.empty()) return clash;
  }
  return "";
}

// No text of an agreement begins like one.
bool begins_a_document(const SourceSet& sources, const std::string& path) {
  return std::any_of(sources.files.begin(), sources.files.end(), [&](const SourceFile& file) {
    const auto first = file.text.find_first_not_of(" \t\r\n");
    return file.name == path && first != std::string::npos && file.text[first] == '{';
  });
}

void leave_out_what_is_meant(Sink& sink) {
  std::erase_if(sink.diagnostics, [](const Diagnostic& row) {
    return row.accepted || severity_of(row.code) == Severity::Advice;
  });
}

// All but those of scenarios that stand beside the agreement.
void leave_out_warnings(driver::Compilation& compilation, const std::string& agreement) {
  const auto& stand_in = compilation.stand_in;
  std::erase_if(compilation.sink.diagnostics, [&](const Diagnostic& row) {
    if (row.span.file < 0) return true;
    const auto& file = compilation.sources.files[static_cast<std::size_t>(row.span.file)].name;
    return file == agreement || std::find(stand_in.begin(), stand_in.end(), file) == stand_in.end();
  });
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

events::LogFile log_file_of(const std::string& text) {
  const auto equal = text.find('=');
  const auto name = text.substr(0, equal);
  const bool named = equal != text.npos && !name.empty() &&
                     std::all_of(name.begin(), name.end(),
                                 [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
  return named ? events::LogFile{name, text.substr(equal + 1)} : events::LogFile{"", text};
}

}  // namespace

bool is_compiled(const std::string& path) { return path.ends_with(".json"); }

std::string wants_text(std::string_view command, const std::string& path) {
  return fmt::format(
      "{} is a compiled agreement, and {} reads the text of one (.sla); run, explain, "
      "calendar, diff, test, compile and dump take a compiled one too",
      path, command);
}

Loaded load(const std::string& path, const Libraries& libraries, Warnings warnings) {
  return load(path, driver::CompileOptions{libraries}, warnings);
}

Loaded load(const std::string& path, const driver::CompileOptions& from, Warnings warnings) {
  const auto clash = clash_with_standard_output(path);
  if (!clash.empty()) return {std::nullopt, fail(clash)};
  const auto problem = driver::folder_problem(from);
  if (!problem.empty()) return {std::nullopt, fail(problem)};
  if (is_compiled(path)) return load_ir(path, from.files);
  driver::InputError error;
  auto compilation = driver::compile_file(path, from, error);
  if (!error.message.empty()) return {std::nullopt, fail(error.message)};
  if (!compilation.program && begins_a_document(compilation.sources, path)) {
    return {std::nullopt, fail(fmt::format("{} is no text of an agreement; a compiled one is known "
                                           "by its name: write it into a file that ends in .json",
                                           path))};
  }
  if (from.files != nullptr) name_files(*from.files, compilation.sources);
  leave_out_what_is_meant(compilation.sink);
  if (warnings == Warnings::Untold && compilation.program) leave_out_warnings(compilation, path);
  if (!compilation.sink.diagnostics.empty()) {
    remark(diagnostics_text(compilation, has_colour(Stream::Err)));
  }
  if (!compilation.program) return {std::nullopt, kFound};
  auto files = files_of(compilation.sources);
  if (const auto of_part = clash_of(files); !of_part.empty()) return {std::nullopt, fail(of_part)};
  return {std::move(compilation.program), kDone, std::move(files), std::move(compilation.stand_in),
          uses_own_libraries(compilation.sources)};
}

std::vector<events::LogFile> log_files_of(const std::vector<std::string>& texts) {
  std::vector<events::LogFile> files;
  for (const auto& text : texts) files.push_back(log_file_of(text));
  return files;
}

std::optional<Instant> as_of_instant(const std::string& text, std::string& problem) {
  const auto as_of = parse_rfc3339(text);
  if (!as_of) {
    problem = fmt::format("--as-of {} is not an instant of 1970 to 2100: write a date, a time and "
                          "its offset, like 2026-04-01T00:00:00+07:00 or 2026-03-31T17:00:00Z",
                          text);
  }
  return as_of;
}

std::string count_line(const Sink& sink) {
  const auto count = count_of(sink);
  auto line = count.errors == 0 ? "no mistakes" : counted(count.errors, "mistake", "mistakes");
  if (count.warnings > 0) line += ", " + counted(count.warnings, "warning", "warnings");
  if (count.advice > 0) {
    line += ", " + counted(count.advice, "piece of advice", "pieces of advice");
  }
  if (count.accepted > 0) line += fmt::format(", {} accepted", count.accepted);
  return line;
}

std::string diagnostics_text(const driver::Compilation& compilation, bool colour, bool accepted) {
  return render_text(compilation.sources, compilation.sink, {colour, accepted}) +
         count_line(compilation.sink) + "\n";
}

}  // namespace akad::cli
