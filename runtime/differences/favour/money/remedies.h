// What turns where credits and caps are others.
#pragma once

#include "runtime/differences/favour/money/money.h"

namespace akad::differences {

// Of a credit's table: rows by their places, -1 where one is not there. Where the whole table turns
// one way each of its rows does, which alone may not: one that is put above another takes from it.
Turn of_slab(const Context& context, Id<ir::Credit> id, const Pair<ir::Credit>& credit,
             std::int32_t row_before, std::int32_t row_after);
Turn of_credit(const Context& context, Id<ir::Credit> id, const Pair<ir::Credit>& credit,
               std::string_view field);
Turn of_cap(const Context& context, Id<ir::Cap> id, const Pair<ir::Cap>& cap,
            std::string_view field);

// In a context in which they are.
Turn with_credit(const Context& context, Id<ir::Credit> id);
Turn with_cap(const Context& context, Id<ir::Cap> id);
// Which cap lowers first, or which credit gets a unit that is left over.
Turn of_order(const Context& context);

}  // namespace akad::differences
