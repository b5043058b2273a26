#include <algorithm>
#include <string>

#include "compiler/parser/build/build.h"
#include "runtime/base/assert.h"

namespace akad::parser::build {
namespace {

ast::Name build_subject(const Reading& reading, Rules::Subject_nameContext& context) {
  if (auto* name = context.name()) return build_name(reading, *name);
  ast::Text text = build_text(reading, *context.STRING());
  return {std::move(text.text), text.span};
}

ast::Setting build_setting(Reading& reading, Rules::SettingContext& context) {
  return {build_name(reading, *context.name()), build_literal(reading, *context.literal()),
          span_of(reading, context)};
}

ast::Setting build_change(Reading& reading, Rules::ChangeContext& context) {
  if (auto* setting = context.setting()) return build_setting(reading, *setting);
  return {build_name(reading, *context.name()), std::nullopt, span_of(reading, context)};
}

std::vector<ast::Setting> build_settings(Reading& reading,
                                         const std::vector<Rules::SettingContext*>& contexts) {
  std::vector<ast::Setting> settings;
  for (auto* context : contexts) settings.push_back(build_setting(reading, *context));
  return settings;
}

std::vector<ast::GroupPart> build_group(Reading& reading, Rules::Scenario_groupContext* context) {
  std::vector<ast::GroupPart> group;
  if (context == nullptr) return group;
  for (ast::Setting& setting : build_settings(reading, context->setting())) {
    group.push_back({std::move(setting.signal), std::move(setting.value)});
  }
  if (context->names() == nullptr) return group;
  for (ast::Name& name : build_names(reading, context->names()->name())) {
    group.push_back({std::move(name), std::nullopt});
  }
  return group;
}

ir::Verdict build_verdict(Rules::VerdictContext& context) {
  switch (word_of(context)) {
    case VerdictWord::MET: return ir::Verdict::Met;
    case VerdictWord::MISSED: return ir::Verdict::Missed;
    case VerdictWord::PENDING: return ir::Verdict::Pending;
    case VerdictWord::NOT: return ir::Verdict::NotApplicable;
    case VerdictWord::UNDETERMINED: return ir::Verdict::Undetermined;
  }
  AKAD_ASSERT(false);
}

void add_note(Reading& reading, Rules::PairedNoteContext& context, ast::HappeningLine& line) {
  line.key.push_back(build_text(reading, *context.STRING()));
}

void add_note(Reading& reading, Rules::NoticeNoteContext& context, ast::HappeningLine& line) {
  line.notice.push_back(build_text(reading, *context.STRING()));
}

void add_note(Reading& reading, Rules::ConcernsNoteContext& context, ast::HappeningLine& line) {
  line.concerns.push_back(build_text(reading, *context.STRING()));
}

void add_note(Reading& reading, Rules::ReceivedNoteContext& context, ast::HappeningLine& line) {
  line.received.push_back({{"received", span_of(reading, *context.RECEIVED())},
                           build_moment(reading, *context.moment()),
                           span_of(reading, context)});
}

void add_note(Reading& reading, Rules::MomentNoteContext& context, ast::HappeningLine& line) {
  line.beside.push_back({build_name(reading, *context.name()),
                         build_moment(reading, *context.moment()), span_of(reading, context)});
}

void add_detail(Reading& reading, Rules::ElapsedDetailContext& context, ast::ThenItem& line) {
  line.elapsed.push_back(build_duration(reading, *context.duration()));
}

void add_detail(Reading& reading, Rules::DueDetailContext& context, ast::ThenItem& line) {
  line.due.push_back(build_moment(reading, *context.moment()));
}

void add_detail(Reading& reading, Rules::LeftOutDetailContext& context, ast::ThenItem& line) {
  line.left_out.push_back({span_of(reading, context)});
}

void add_detail(Reading& reading, Rules::EscalatedDetailContext& context, ast::ThenItem& line) {
  line.told.push_back({build_text(reading, *context.STRING()),
                       build_moment(reading, *context.moment()), span_of(reading, context)});
}

void add_detail(Reading& reading, Rules::NotEscalatedDetailContext& context, ast::ThenItem& line) {
  line.told.push_back(
      {build_text(reading, *context.STRING()), std::nullopt, span_of(reading, context)});
}

void add_detail(Reading& reading, Rules::HeldDetailContext& context, ast::ThenItem& line) {
  ast::HeldTime held{build_duration(reading, *context.duration()), {}, span_of(reading, context)};
  if (auto* setting = context.setting()) {
    ast::Setting of = build_setting(reading, *setting);
    held.holder = {std::move(of.signal), std::move(of.value)};
  } else {
    held.holder.signal = build_name(reading, *context.name());
  }
  line.held.push_back(std::move(held));
}

ir::Grant build_grant(Rules::GrantContext& context) {
  if (context.REFUSED() != nullptr) return ir::Grant::Refused;
  return context.PART() != nullptr ? ir::Grant::InPart : ir::Grant::Granted;
}

// The enumerator whose word is written.
template <class Enum>
Enum by_word(std::string_view written) {
  constexpr auto kWords = words(Enum{});
  const auto word = std::find(kWords.begin(), kWords.end(), written);
  AKAD_ASSERT(word != kWords.end());
  return static_cast<Enum>(word - kWords.begin());
}

ir::GrantReason build_reason(Rules::Grant_reasonContext& context) {
  std::string said;
  for (antlr4::tree::ParseTree* word : context.children) {
    said += (said.empty() ? "" : " ") + word->getText();
  }
  return by_word<ir::GrantReason>(said);
}

// What every expectation of a credit begins with.
template <class Context>
ast::ThenCredit build_then_credit(Reading& reading, Context& context) {
  ast::ThenCredit line;
  line.credit = build_name(reading, *context.name());
  line.period = build_period(reading, *context.period());
  line.groups = build_group(reading, context.scenario_group());
  line.span = span_of(reading, context);
  return line;
}

}  // namespace

void build_scenario_head(Reading& reading, Rules::Scenario_headContext& context,
                         ast::Scenario& scenario) {
  scenario.name = build_text(reading, *context.STRING());
}

void build_line(Reading& reading, Rules::GivenClauseContext& context, ast::Scenario& scenario) {
  scenario.given.push_back({build_subject(reading, *context.subject_name()),
                            build_name(reading, *context.name()),
                            build_settings(reading, context.setting()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::AsOfClauseContext& context, ast::Scenario& scenario) {
  scenario.as_of.push_back(build_moment(reading, *context.moment()));
}

void build_line(Reading& reading, Rules::HappeningClauseContext& context, ast::Scenario& scenario) {
  ast::HappeningLine line;
  line.at = build_moment(reading, *context.moment(0));
  if (auto* to = context.moment(1)) line.to = build_moment(reading, *to);
  line.subject = build_subject(reading, *context.subject_name());
  for (auto* change : context.change()) {
    line.settings.push_back(build_change(reading, *change));
  }
  if (auto* event = context.name()) line.event = build_name(reading, *event);
  for (auto* note : context.happening_note()) {
    by_alternative(*note, [&](auto& alternative) { add_note(reading, alternative, line); });
  }
  line.span = span_of(reading, context);
  scenario.happenings.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::ThenItemClauseContext& context, ast::Scenario& scenario) {
  ast::ThenItem line;
  line.target = build_name(reading, *context.name());
  line.subject = build_subject(reading, *context.subject_name());
  if (auto* item = context.NUMBER()) line.item = build_number(reading, *item);
  line.verdict = build_verdict(*context.verdict());
  for (auto* detail : context.item_detail()) {
    by_alternative(*detail, [&](auto& alternative) { add_detail(reading, alternative, line); });
  }
  line.span = span_of(reading, context);
  scenario.expectations.emplace_back(std::move(line));
}

void build_line(Reading& reading, Rules::ThenClaimClauseContext& context, ast::Scenario& scenario) {
  ast::ThenClaim line;
  line.exclusion = build_name(reading, *context.name());
  line.subject = build_subject(reading, *context.subject_name());
  line.at = build_moment(reading, *context.moment());
  line.grant = build_grant(*context.grant());
  if (auto* reason = context.grant_reason()) line.reason = build_reason(*reason);
  line.span = span_of(reading, context);
  scenario.expectations.emplace_back(std::move(line));
}

void build_line(Reading& reading, Rules::ThenPeriodClauseContext& context,
                ast::Scenario& scenario) {
  ast::ThenPeriod line;
  line.target = build_name(reading, *context.name(0));
  if (auto* level = context.name(1)) line.level = build_name(reading, *level);
  line.no_level = context.LEVEL() != nullptr && !line.level;
  line.period = build_period(reading, *context.period());
  line.groups = build_group(reading, context.scenario_group());
  line.verdict = build_verdict(*context.verdict());
  if (auto* result = context.quantity(0)) line.result = build_quantity(reading, *result);
  if (auto* greatest = context.quantity(1)) {
    line.least = std::move(line.result);
    line.result = build_quantity(reading, *greatest);
  }
  line.span = span_of(reading, context);
  scenario.expectations.emplace_back(std::move(line));
}

// With the amount, where one is said.
template <class Context>
ast::ThenCredit build_then_credit_of(Reading& reading, Context& context) {
  ast::ThenCredit line = build_then_credit(reading, context);
  if (context.money() != nullptr || context.in_kind() != nullptr) {
    line.amount = build_owed_literal(reading, context);
  }
  return line;
}

std::optional<ast::PaidSo> build_paid_so(Reading& reading, Rules::Paid_soContext* context) {
  if (context == nullptr) return std::nullopt;
  ast::PaidSo paid{.span = span_of(reading, *context)};
  if (auto* by = context->DATE()) {
    paid.as = ir::PaidAs::Payment;
    paid.by = build_date(reading, *by);
  }
  if (auto* invoice = context->one_period()) paid.invoice = build_one_period(reading, *invoice);
  return paid;
}

void build_line(Reading& reading, Rules::ThenCreditClauseContext& context,
                ast::Scenario& scenario) {
  ast::ThenCredit line = build_then_credit_of(reading, context);
  line.paid = build_paid_so(reading, context.paid_so());
  line.fee_unknown = context.KNOWN() != nullptr;
  scenario.expectations.emplace_back(std::move(line));
}

void build_line(Reading& reading, Rules::ThenClaimableClauseContext& context,
                ast::Scenario& scenario) {
  ast::ThenCredit line = build_then_credit_of(reading, context);
  line.claim = context.DATE() != nullptr ? ir::ClaimState::Claimable : ir::ClaimState::Due;
  if (auto* until = context.DATE()) line.until = build_date(reading, *until);
  line.paid = build_paid_so(reading, context.paid_so());
  scenario.expectations.emplace_back(std::move(line));
}

void build_line(Reading& reading, Rules::ThenNotPayableClauseContext& context,
                ast::Scenario& scenario) {
  ast::ThenCredit line = build_then_credit(reading, context);
  line.claim = context.LAPSED() != nullptr ? ir::ClaimState::Lapsed : ir::ClaimState::Waived;
  scenario.expectations.emplace_back(std::move(line));
}

void build_line(Reading& reading, Rules::ThenCapClauseContext& context, ast::Scenario& scenario) {
  ast::ThenCap line;
  line.cap = build_name(reading, *context.name());
  line.period = build_period(reading, *context.period());
  line.groups = build_group(reading, context.scenario_group());
  if (auto* amount = context.money()) line.amount = build_money(reading, *amount);
  line.span = span_of(reading, context);
  scenario.expectations.emplace_back(std::move(line));
}

void build_line(Reading& reading, Rules::ThenTotalClauseContext& context, ast::Scenario& scenario) {
  scenario.expectations.emplace_back(ast::ThenTotal{build_period(reading, *context.period()),
                                                    build_owed_literal(reading, context),
                                                    span_of(reading, context)});
}

void build_line(Reading& reading, Rules::ThenTaxClauseContext& context, ast::Scenario& scenario) {
  scenario.expectations.emplace_back(ast::ThenTax{build_period(reading, *context.period()),
                                                  build_money(reading, *context.money()),
                                                  span_of(reading, context)});
}

}  // namespace akad::parser::build
