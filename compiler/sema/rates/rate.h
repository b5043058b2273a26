// What the parts of a rate share while it is read.
#pragma once

#include "compiler/scope/money.h"
#include "compiler/sema/passes.h"

namespace akad::sema::rates {

struct Reading {
  Scope& scope;
  const ast::Rate& written;
  const ir::Target* target = nullptr;  // null: not known, or not understood
  Id<ir::Log> log = {};                // of the target; none: not known
  std::optional<ir::Periods> periods = {};
  Span target_place = {};
};

// Each of these is none where something of it was reported.
std::optional<ir::Price> price_of(const Reading& reading, const ast::Price& written,
                                  scope::AboveTheFee above);
std::optional<ir::Each> each_of(const Reading& reading, const std::optional<ir::Price>& price);

// AK0207: what is paid does not fit the target.
void refuse(const Reading& reading, Message message, std::string help);

// A way on that stands behind a place, or before it.
Step inserted(std::string text, std::string means, Span where, bool behind);

}  // namespace akad::sema::rates
