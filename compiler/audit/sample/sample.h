// What a sample of logs says of an agreement: not whether it makes sense, but whether it and its
// logs fit each other.
#pragma once

#include "compiler/sema/sema.h"
#include "runtime/events/seen/sample.h"

namespace akad::audit {

// AK1080, AK1081, AK1082. What has one cause is told once, where the cause stands.
void check_sample(const ir::Program& program, const sema::SourceMap& map,
                  const events::Sample& sample, Sink& sink);

}  // namespace akad::audit
