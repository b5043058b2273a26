#include "compiler/driver/driver.h"

#include <fmt/format.h>

#include "compiler/audit/accept.h"
#include "compiler/audit/audit.h"
#include "compiler/driver/annexes.h"
#include "compiler/driver/libraries.h"
#include "compiler/driver/scenarios.h"
#include "compiler/driver/shapes.h"
#include "compiler/parser/parser.h"
#include "runtime/base/assert.h"
#include "runtime/ir/soundness/written.h"

namespace akad::driver {
namespace {

void check_is_agreement(Sink& sink, const ast::File& file) {
  if (file.annex_of) {
    add_to(sink, diagnose(Code::AK0802, file.annex_of->span,
                          fmt::format("this is an annex of \"{}\"; an agreement is expected here",
                                      file.annex_of->text))
                     .with_help("name the agreement's file: its head names its annexes"));
  }
  if (!file.library) return;
  add_to(sink, diagnose(Code::AK0802, file.library->span,
                        fmt::format("`{}` is a library; an agreement is expected here",
                                    file.library->text))
                   .with_help("a library is used by an agreement: use …"));
}

// Where in the text an expectation stands, and in which: for the report of `akad test`.
void set_lines(const SourceSet& sources, const sema::SourceMap& map, ir::Program& program,
               std::vector<std::string>& stand_in) {
  Places places(sources);
  stand_in.assign(program.scenarios.size(), sources.files.front().name);
  for (std::size_t at = 0; at < program.scenarios.size(); ++at) {
    auto& expectations = program.scenarios[at].expectations;
    for (std::size_t row = 0; row < expectations.size(); ++row) {
      const Span span = map.expectations[at][row];
      expectations[row].line = static_cast<std::int32_t>(places.of(span.file, span.begin).line);
      stand_in[at] = sources.files[static_cast<std::size_t>(span.file)].name;
    }
  }
}

constexpr std::size_t kMostShown = 500;

void keep_the_first(Sink& sink) {
  if (sink.diagnostics.size() <= kMostShown) return;
  const bool wrong = has_errors(sink);
  const std::size_t all = sink.diagnostics.size();
  sink.diagnostics.resize(kMostShown);
  if (!wrong) return;
  add_to(sink, diagnose(Code::AK0904, sink.diagnostics.back().span,
                        fmt::format("{} findings; only the first {} are listed", all, kMostShown))
                   .with_help("mend the first ones and check again"));
}

Compilation compile_loaded(SourceFile file, const CompileOptions& options) {
  Compilation out;
  out.problem = folder_problem(options);
  if (!out.problem.empty()) return out;
  out.sources.files.push_back(std::move(file));
  parser::Parsed parsed = parser::parse(out.sources, 0, out.sink);
  check_is_agreement(out.sink, parsed.file);
  if (!parsed.file.library && !parsed.file.annex_of) {
    const std::string path = out.sources.files.front().name;
    const Files& files = files_of(options);
    const std::int32_t annexes = add_annexes(parsed.file, {path, out.sources, out.sink, files});
    if (options.with_scenarios) {
      out.problem = add_scenarios(parsed.file, {path, out.sources, out.sink, files});
      if (!out.problem.empty()) return out;
    }
    Libraries libraries;
    out.problem = load_libraries(parsed.file, options, {out.sources, out.sink}, libraries);
    if (!out.problem.empty()) return out;
    take_shapes(parsed.file, libraries, out.sink);
    const std::vector<sema::LoadedFile> loaded = files_of(parsed.file, libraries);
    sema::Analysis analysis = sema::analyze(loaded, out.sink, known_libraries());
    audit::check_acceptances(loaded, out.sink);
    analysis.map.annexes = annexes;
    if (!has_errors(out.sink)) {
      AKAD_ASSERT(ir::verify(analysis.program).empty());
      audit::audit(analysis.program, analysis.map, out.sink, loaded);
      if (options.look) out.problem = options.look(analysis.program, analysis.map, out.sink);
      if (!out.problem.empty()) return out;
      set_lines(out.sources, analysis.map, analysis.program, out.stand_in);
      out.program = std::move(analysis.program);
    }
    audit::accept(loaded, out.program.has_value(), out.sink);
  }
  sort_in_file_order(out.sink);
  tell_names_once(out.sink);
  keep_the_first(out.sink);
  return out;
}

}  // namespace

const Files& files_of(const CompileOptions& options) {
  return options.files == nullptr ? disk() : *options.files;
}

Compilation compile_file(const std::string& path, const CompileOptions& options,
                         InputError& error) {
  Files::Text found = files_of(options).named(path, ir::kMostTextBytes);
  if (!found.text) {
    error.message = fmt::format("cannot read {}: {}", path, found.problem);
    return {};
  }
  Compilation out = compile_loaded({path, std::move(*found.text)}, options);
  error.message = out.problem;
  return out;
}

Compilation compile_text(std::string name, std::string text, const CompileOptions& options) {
  return compile_loaded({std::move(name), std::move(text)}, options);
}

}  // namespace akad::driver
