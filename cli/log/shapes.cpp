#include "cli/log/shapes.h"

#include <algorithm>

#include "compiler/driver/driver.h"
#include "compiler/parser/parser.h"

namespace akad::cli {

namespace {

using Steps = std::vector<std::string>;

void add_steps(Steps& all, const std::vector<ast::Name>& more) {
  for (const ast::Name& step : more) all.push_back(step.text);
}

bool same(const std::vector<ast::Name>& one, const std::vector<ast::Name>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const ast::Name& a, const ast::Name& b) { return a.text == b.text; });
}

class Fitting {
 public:
  Fitting(const survey::Survey& survey, const ast::Log& log) : survey_(survey) {
    if (!log.elements.empty()) lists_ = log.elements.front().lists;
    for (const ast::TimePath& time : log.time) need(time.path);
    for (const auto* paths : {&log.id, &log.subject, &log.subject_also}) {
      for (const ast::Path& path : *paths) need(path);
    }
    for (const ast::SameLine& line : log.same) {
      for (const ast::Path& path : line.same) need(path);
      if (line.latest_by) need(*line.latest_by);
    }
    for (const ast::Event& event : log.events) {
      if (event.at) need(event.at->path);
    }
    for (const ast::Signal& signal : log.signals) {
      if (!signal.when) need(signal.path);
    }
    for (const ast::Window& window : log.windows) {
      need(window.from);
      need(window.to);
    }
  }
  bool fits() const { return fits_; }

 private:
  void need(const ast::Path& path) {
    Steps steps = around(path);
    add_steps(steps, path.steps);
    fits_ = fits_ && std::any_of(survey_.keys.begin(), survey_.keys.end(),
                                 [&](const survey::Key& key) { return key.path == steps; });
  }

  // The keys of the lists around what the place is in.
  Steps around(const ast::Path& path) const {
    Steps steps;
    if (path.outward && path.outward->element.empty()) return steps;
    for (const ast::Path& list : lists_) {
      add_steps(steps, list.steps);
      if (path.outward && same(list.steps, path.outward->element)) break;
    }
    return steps;
  }

  const survey::Survey& survey_;
  std::vector<ast::Path> lists_ = {};
  bool fits_ = true;
};

}  // namespace

std::vector<std::string> shapes_of(const survey::Survey& survey) {
  std::vector<std::string> names;
  for (const driver::EmbeddedFile& file : driver::embedded_stdlib()) {
    if (file.name != "shapes.sla") continue;
    SourceSet sources;
    sources.files.push_back({std::string(file.name), std::string(file.text)});
    Sink sink;
    const parser::Parsed parsed = parser::parse(sources, 0, sink);
    for (const ast::Declaration& declaration : parsed.file.declarations) {
      const auto* log = std::get_if<ast::Log>(&declaration);
      if (log != nullptr && Fitting(survey, *log).fits()) names.push_back(log->name.text);
    }
  }
  return names;
}

}  // namespace akad::cli
