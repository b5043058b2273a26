#include "tests/unit/compiler/audit/sampled.h"

#include "compiler/audit/sample/sample.h"
#include "runtime/sample/sample.h"
#include "tests/drive/drive.h"

namespace akad::tests {

driver::Compilation with_sample(const std::string& text, const std::string& log,
                                const std::string& records) {
  const drive::Folder folder;
  const std::string path = folder.path() + "/" + log + ".ndjson";
  drive::write_file(path, records);
  driver::CompileOptions options;
  options.look = [&](const ir::Program& program, const sema::SourceMap& map, Sink& sink) {
    std::string problem;
    auto sample = sample::sample_of(program, {{log, path}}, {}, {}, problem);
    if (!sample) return problem;
    sample->files = {log + ".ndjson"};
    audit::check_sample(program, map, *sample, sink);
    return problem;
  };
  return driver::compile_text("test.sla", text, options);
}

}  // namespace akad::tests
