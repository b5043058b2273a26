#include "compiler/audit/audit.h"

#include "compiler/audit/rules.h"

namespace akad::audit {

void audit(const ir::Program& program, const sema::SourceMap& map, Sink& sink,
           const std::vector<sema::LoadedFile>& files) {
  Audit state{program, map, sink, files};
  run_rules(state);
}

}  // namespace akad::audit
