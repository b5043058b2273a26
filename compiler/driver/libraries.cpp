#include "compiler/driver/libraries.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "compiler/parser/parser.h"
#include "compiler/scope/names.h"
#include "runtime/ir/soundness/written.h"

namespace akad::driver {
namespace {

constexpr std::string_view kCurrencies = "currencies";

std::string joined(const std::vector<ast::Name>& path, char between) {
  std::string text;
  for (const ast::Name& step : path) {
    if (!text.empty()) text += between;
    text += step.text;
  }
  return text;
}

// A library that stands in a folder is the one that is meant: one that cannot be read is not
// replaced by another.
std::optional<SourceFile> find_source(const std::string& path, const CompileOptions& options,
                                      std::string& problem) {
  const std::string name = path + ".sla";
  for (const std::string& folder : options.library_folders) {
    const std::string full = folder + "/" + name;
    Files::Text found = files_of(options).found(full);
    if (found.text) return SourceFile{full, std::move(*found.text)};
    if (found.problem.empty()) continue;
    problem = fmt::format("cannot read the library {}: {}", full, found.problem);
    return std::nullopt;
  }
  for (const EmbeddedFile& file : embedded_stdlib()) {
    if (file.name == name) return SourceFile{"<stdlib>/" + name, std::string(file.text)};
  }
  return std::nullopt;
}

struct Loader {
  const CompileOptions& options;
  SourceSet& sources;
  Sink& sink;
  Libraries& libraries;
  std::string problem{};  // the first library that cannot be read
  bool too_many_told = false;
};

// A folder in common is no likeness: the rest of the name is compared.
scope::Steps steps_of(const std::vector<ast::Name>& path) {
  ast::Name written = path.front();
  written.text = joined(path, '.');
  written.span.end = path.back().span.end;
  const std::string folder = written.text.substr(0, written.text.size() - path.back().text.size());
  std::vector<std::string> beside;
  for (const std::string& name : known_libraries()) {
    if (name.starts_with(folder)) beside.push_back(name.substr(folder.size()));
  }
  if (folder.empty() || beside.empty()) return scope::suggestions(written, known_libraries());
  const std::string meant = scope::nearest(path.back().text, beside);
  if (!meant.empty()) return {scope::suggestion(written, folder + meant)};
  return {{fmt::format("`{}` has: {}", joined({path.front()}, '.'), fmt::join(beside, ", "))},
          {"others can be declared in the agreement, or in a library of your own (--library)"}};
}

void report_missing(Loader& loader, const ast::Use& use) {
  add_to(loader.sink,
         diagnose(Code::AK0801, use.span, worded("there is no library `{}`", joined(use.path, '.')))
             .with_label("not found")
             .with_steps(steps_of(use.path)));
}

// Parses a library; false when there is no such text.
bool load(Loader& loader, const std::string& path, const std::string& name, Span use) {
  std::optional<SourceFile> source = find_source(path, loader.options, loader.problem);
  if (!source) return false;
  loader.sources.files.push_back(std::move(*source));
  const auto at = static_cast<std::int32_t>(loader.sources.files.size() - 1);
  ast::File file = parser::parse(loader.sources, at, loader.sink).file;
  if (file.agreement) {
    add_to(loader.sink, diagnose(Code::AK0802, use,
                                 worded("`{}` is an agreement; a library is expected here", name)));
  } else {
    loader.libraries.push_back({name, path, std::move(file)});
  }
  return true;
}

// Told once: the sink would fill up with one mistake.
void report_too_many(Loader& loader, Span use) {
  if (std::exchange(loader.too_many_told, true)) return;
  add_to(loader.sink, diagnose(Code::AK0905, use,
                               worded("an agreement and its libraries use at most {} libraries",
                                      ir::kMostLibraries))
                          .with_label("one too many")
                          .with_help("put what is used together into one library"));
}

// The library of that path or that name, if it is loaded.
const Library* find_loaded(const Libraries& libraries, const std::string& name) {
  for (const Library& library : libraries) {
    if (library.name == name) return &library;
  }
  return nullptr;
}

void load_use(Loader& loader, const ast::Use& use) {
  if (use.path.empty() || !loader.problem.empty()) return;
  const std::string path = joined(use.path, '/');
  const std::string& name = use.path.back().text;
  const Library* loaded = find_loaded(loader.libraries, name);
  if (loaded == nullptr && loader.libraries.size() >= ir::kMostLibraries) {
    report_too_many(loader, use.span);
    return;
  }
  if (loaded == nullptr) {
    const bool loaded_now = load(loader, path, name, use.span);
    if (!loaded_now && loader.problem.empty()) report_missing(loader, use);
    return;
  }
  if (loaded->path == path) return;
  add_to(loader.sink,
         diagnose(Code::AK0202, use.span, worded("two libraries would be known as `{}`", name))
             .with_help("use only one of them"));
}

std::vector<ast::Use> uses_of(const ast::File& file) {
  std::vector<ast::Use> uses;
  for (const ast::Declaration& declaration : file.declarations) {
    if (const auto* use = std::get_if<ast::Use>(&declaration)) uses.push_back(*use);
  }
  return uses;
}

}  // namespace

std::vector<std::string> known_libraries() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_stdlib()) {
    std::string name(file.name.substr(0, file.name.size() - std::string_view(".sla").size()));
    std::replace(name.begin(), name.end(), '/', '.');
    names.push_back(std::move(name));
  }
  return names;
}

std::string folder_problem(const CompileOptions& options) {
  for (const std::string& folder : options.library_folders) {
    const std::string why = files_of(options).folder_problem(folder);
    if (!why.empty()) return fmt::format("cannot read the library folder {}: {}", folder, why);
  }
  return "";
}

std::string load_libraries(const ast::File& file, const CompileOptions& options, Loading into,
                           Libraries& libraries) {
  Loader loader{options, into.sources, into.sink, libraries};
  load(loader, std::string(kCurrencies), std::string(kCurrencies), {});
  for (const ast::Use& use : uses_of(file)) load_use(loader, use);
  // Grows while it is walked: a library may use others.
  for (std::size_t at = 0; at < loader.libraries.size(); ++at) {
    for (const ast::Use& use : uses_of(loader.libraries[at].file)) load_use(loader, use);
  }
  return std::move(loader.problem);
}

std::vector<sema::LoadedFile> files_of(const ast::File& agreement, const Libraries& libraries) {
  std::vector<sema::LoadedFile> files = {{&agreement, {}}};
  for (const Library& library : libraries) files.push_back({&library.file, library.name});
  return files;
}

}  // namespace akad::driver
