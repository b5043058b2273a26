// akad test: do the scenarios of the agreements come out as the parties expect?
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "cli/test/text.h"
#include "compiler/driver/files.h"
#include "compiler/parser/parser.h"
#include "runtime/base/assert.h"
#include "runtime/ir/soundness/written.h"
#include "runtime/trials/write/write.h"

namespace akad::cli {
namespace {

struct Testing {
  const TestOrder& order;
  std::vector<Loaded> loaded = {};  // beside `tried`; the programs are looked at
  std::vector<trials::Tried> tried = {};
  int exit = kDone;
  bool is_cut = false;  // one could not be run: then nothing is answered
};

// A folder's libraries and annexes hold no scenarios and cannot be compiled on their own.
bool is_part(const std::string& path) {
  std::string problem;
  SourceSet sources;
  sources.files.push_back({path, read_text(path, ir::kMostTextBytes, problem).value_or("")});
  Sink sink;
  const auto file = parser::parse(sources, 0, sink).file;
  return file.library.has_value() || file.annex_of.has_value();
}

// What nobody named is read where it is a file: a pipe would be waited for.
std::vector<std::string> agreements_in(const std::string& folder, int& exit) {
  std::vector<std::string> files;
  std::error_code problem;
  for (std::filesystem::recursive_directory_iterator it(folder, problem), end; it != end;
       it.increment(problem)) {
    const auto path = it->path().string();
    std::error_code ignored;
    if (it->path().extension() != ".sla" || it->is_directory(ignored)) continue;
    if (!it->is_regular_file(ignored)) {
      const auto why = driver::pipe_or_device(path);
      exit = fail(fmt::format("cannot read {}: {}", path,
                              why.empty() ? "it leads nowhere, and no file" : why));
    } else if (!is_part(path)) {
      files.push_back(path);
    }
  }
  if (problem) {
    exit = fail(fmt::format("cannot read all of {}: {}", folder, problem.message()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool is_wanted(const TestOrder& order, const ir::Scenario& scenario) {
  return order.filter.empty() ||
         std::any_of(order.filter.begin(), order.filter.end(), [&](const std::string& text) {
           return scenario.name.find(text) != std::string::npos;
         });
}

void cover(trials::Tried& tried) {
  trials::Touched touched;
  for (const auto& trial : tried.trials) touched.add(trial.touched);
  tried.coverage = trials::coverage_of(*tried.program, touched);
}

void try_one(Testing& all, const Loaded& loaded, trials::Tried& tried) {
  const TestOrder& order = all.order;
  tried.program = &*loaded.program;
  tried.stand_in = loaded.stand_in;
  for (std::size_t at = 0; at < tried.program->scenarios.size(); ++at) {
    if (is_wanted(order, tried.program->scenarios[at])) tried.chosen.push_back(at);
  }
  tried.trials = trials::try_scenarios(*tried.program, tried.chosen,
                                       {order.limits, order.book, order.coverage});
  for (const auto& trial : tried.trials) {
    const auto& result = trial.result;
    if (result.problem.empty()) continue;
    all.exit = fail(fmt::format("{}: {}: {}", tried.file, result.name, result.problem));
    all.is_cut = true;
    return;
  }
  if (order.coverage) cover(tried);
}

std::string report_of(const Testing& all) {
  const TestOrder& order = all.order;
  switch (order.format) {
    case TestFormat::Text: return test_text(all.tried, all.exit != kDone, *order.book);
    case TestFormat::Json: return trials::to_json(all.tried, *order.book);
    case TestFormat::Junit: return trials::to_junit(all.tried, *order.book);
  }
  AKAD_ASSERT(false);
}

}  // namespace

int test(const TestOrder& order) {
  Testing all{order};
  std::vector<std::string> files;
  for (const auto& path : order.paths) {
    const auto found = is_folder(path) ? agreements_in(path, all.exit) : std::vector{path};
    files.insert(files.end(), found.begin(), found.end());
  }
  for (const auto& path : files) {
    driver::CompileOptions from{order.libraries};
    from.with_scenarios = true;
    all.loaded.push_back(load(path, from, Warnings::Untold));
    all.exit = std::max(all.exit, all.loaded.back().exit);
  }
  for (std::size_t at = 0; at < files.size() && !all.is_cut; ++at) {
    all.tried.push_back({files[at]});
    if (all.loaded[at].program) try_one(all, all.loaded[at], all.tried.back());
  }
  // For programs half an answer is none; and it may be that it would go into what is read.
  const bool for_people = order.format == TestFormat::Text;
  if (all.is_cut || (all.exit == kFailed && !for_people)) return all.exit;
  Outputs outputs(order.limits);
  auto problem = outputs.say(report_of(all));
  if (problem.empty()) problem = outputs.commit();
  if (!problem.empty()) return fail(problem);
  const auto count = trials::count_of(all.tried);
  if (count.passed + count.failed == 0 && all.exit == kDone) {
    remark("akad: no scenario was found\n");
    return kFound;
  }
  return count.failed > 0 ? std::max(all.exit, kFound) : all.exit;
}

}  // namespace akad::cli
