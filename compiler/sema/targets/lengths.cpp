// Targets for how long items take together: on average, in the median, in a percentile, in total.
#include <algorithm>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/parts/counted.h"
#include "compiler/sema/targets/target.h"

namespace akad::sema {
namespace {

void set_percentile(Target& target, const ast::Number& written) {
  if (const auto share = percentile_of(target.scope, written)) {
    of_items(target.row).percentile = *share;
  }
}

// The one limit is what is promised.
void set_promise(Target& target, const ast::LimitLine& limit, const ast::ShareLine& line) {
  target.row.test = ir::Comparison::AtMost;
  if (limit.table) {
    complain(target.scope,
             diagnose(Code::AK0207, limit.span,
                      "of how long items take together one limit is promised: of several nobody "
                      "could say whose it is")
                 .with_other(line.span, "of all of them together")
                 .with_help("a target for each limit, which leaves the others out: leaving out "
                            "items when not priority = \"P1\" at any time"));
    return;
  }
  const ir::OfItems& items = of_items(target.row);
  if (items.limits.empty()) return;  // reported
  const ir::Limit& promised = items.limits.front().limit;
  const auto* within = std::get_if<ir::Within>(&promised.rule);
  if (within == nullptr) {
    scope::excluded(target.scope, limit.span, line.span,
                    "how long items take together is held against a length, and this limit is an "
                    "instant of each");
    return;
  }
  target.row.bound = within->length;
  if (promised.strict) target.row.test = ir::Comparison::LessThan;
}

}  // namespace

void analyze_lengths(Target& target, const ast::ShareLine& line) {
  of_items(target.row).aggregate = line.aggregate;
  if (line.percentile) set_percentile(target, *line.percentile);
  set_promise(target, target.written.limits.front(), line);
  if (line.periods.over) target.row.over_last = 1;
  refuse_over(target, line.periods, line.span, "how long items take together");
}

void check_lengths(Target& target) {
  const ast::Target& written = target.written;
  const ast::ShareLine& line = written.share.front();
  if (of_items(target.row).attribution != ir::Attribution::ByStop) {
    complain(target.scope,
             diagnose(Code::AK0207, line.attribution.span,
                      "how long an item takes is known when it stops: a period that is over would "
                      "change with each day on which one stays open")
                 .with_label("here the event by which it stops")
                 .with_help("what is open at the end of a period can count with its time so far"));
  }
  if (!written.escalations.empty()) {
    scope::excluded(target.scope, written.escalations.front().span, line.span,
                    "no single item has a limit of its own: nobody is told of it");
  }
}

bool fits(const Target& target, const ast::OpenItemsLine& line) {
  const bool left_out = line.items == ir::OpenItems::LeftOut;
  const bool so_far = line.items == ir::OpenItems::TimeSoFar;
  return left_out || so_far == ir::is_of_lengths(target.row);
}

bool fits(const Target& target, const ast::EmptyLine& line) {
  return line.result != ir::EmptyMonth::Missed || !ir::is_of_lengths(target.row);
}

}  // namespace akad::sema
