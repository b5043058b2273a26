// Records that are not used, and may have told of the subject.
#pragma once

#include "runtime/events/reader.h"
#include "runtime/measures/partial.h"
#include "runtime/report/explain/view.h"

namespace akad::explain {

struct NotUsed {
  const plan::Plan& plan;
  const events::EventStore& store;
  const measures::Partial& measured;  // of the subject
  const events::Trail& trail;
  std::uint32_t subject = 0;
  Id<ir::Log> log;  // of the target
};
// `of_group`: the subject is made of others. Of the log then all of them: each may have told of one
// that belongs to it.
void add_unused(const NotUsed& from, bool of_group, report::Explanation& told);

}  // namespace akad::explain
