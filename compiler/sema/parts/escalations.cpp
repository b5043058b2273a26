// When somebody is told of an open item.
#include <fmt/format.h>

#include <map>

#include "compiler/scope/clauses.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

struct Escalating {
  Scope& scope;
  ir::Escalation& row;

  void operator()(const ast::ShareOfLimit& written) const {
    row.when = ir::ShareOfLimit{written.share.share};
    if (written.share.share <= ir::kMostSteps) return;
    complain(scope, Code::AK0308, written.share.span,
             worded("a share of a limit is at most {} times the limit", ir::kMostSteps));
  }
  void operator()(const ast::BeforeDue& written) const {
    row.when = ir::BeforeDue{offset_of(written.offset)};
  }
  void operator()(const ast::AfterDue& written) const {
    row.when = ir::AfterDue{offset_of(written.offset)};
  }

  Duration offset_of(const ast::DurationLiteral& written) const {
    return duration_of(scope, written, {}).value_or(0);
  }
};

// Lists of items tell the escalations of a target apart by their names.
void check_name(Scope& scope, const ast::Target& target, const ast::Text& name,
                std::map<std::string, Span>& names) {
  if (name.text.empty()) {
    scope::missing(scope, name.span, "an escalation without a name",
                   "escalate \"team lead\" at 75% of the limit");
    return;
  }
  const auto [first, fresh] = names.emplace(name.text, name.span);
  if (fresh) return;
  complain(scope, diagnose(Code::AK0202, name.span,
                           worded("the target `{}` escalates to \"{}\" twice", target.name.text,
                                  name.text))
                      .with_label("a second time here")
                      .with_other(first->second, "first here")
                      .with_help("give one of them another name"));
}

}  // namespace

void analyze_escalations(Scope& scope, const ast::Target& written, ir::OfItems& target) {
  std::map<std::string, Span> names;
  for (const ast::EscalationLine& line : written.escalations) {
    check_name(scope, written, line.name, names);
    ir::Escalation row;
    row.name = line.name.text;
    std::visit(Escalating{scope, row}, line.when);
    row.held = !line.any_hour;
    target.escalations.push_back(std::move(row));
  }
}

}  // namespace akad::sema
