// When a subject is in service, as the agreement says of its log (REFERENCE, "Who is in service").
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/clocks/walk.h"
#include "runtime/time/interval_set.h"

namespace akad::measures {

class Covers {
 public:
  Covers(const plan::Plan& plan, const events::EventStore& store);

  // None where nothing is said of the log: all the time. `happenings`: of the subject.
  std::optional<time::IntervalSet> of(Id<ir::Log> log, std::uint32_t subject,
                                      const clocks::Happenings& happenings) const;

 private:
  struct Row {
    const ir::Cover* cover = nullptr;
    std::map<std::string_view, std::vector<Interval>> subjects = {};
    std::vector<plan::Roles> roles = {};  // by channel, of who tells it
  };
  const plan::Plan& plan_;
  const events::EventStore& store_;
  std::vector<Row> rows_;  // by ir::Cover
};

}  // namespace akad::measures
