// What turns where a target asks for something else.
#pragma once

#include "runtime/differences/favour/context.h"

namespace akad::differences {

// Rows of its table by their places, -1 where one is not there.
Turn of_limit_row(const Context& context, Id<ir::Target> id, const Pair<ir::Target>& target,
                  std::int32_t row_before, std::int32_t row_after);
Turn of_target(const Context& context, Id<ir::Target> id, const Pair<ir::Target>& target,
               std::string_view field);

}  // namespace akad::differences
