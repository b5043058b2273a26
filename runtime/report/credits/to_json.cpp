#include "runtime/report/credits/to_json.h"

#include "runtime/base/exact.h"
#include "runtime/report/credits/claim.h"
#include "runtime/report/credits/in_kind.h"
#include "runtime/report/credits/payment.h"
#include "runtime/report/credits/said.h"
#include "runtime/report/groups_json.h"
#include "runtime/report/json_object.h"
#include "runtime/report/rules_text.h"
#include "runtime/report/statement/counts.h"
#include "runtime/results/groups.h"

namespace akad::report {
namespace {

using nlohmann::json;

constexpr int kMoneyDigits = 80;  // everything that is payable ends before

struct CreditWriter {
  const ir::Program& program;
  const settlement::LineItem& line;

  json amount(const Rational& value) const { return owed_json(program, line.credit, value); }

  // Of a fee in another currency what it is there, and why there is none.
  void add_fee(json& row) const {
    if (line.without_fee) row["without_fee"] = true;
    const ir::ShareOfFee* share = share_of(program[line.credit], line.slab);
    if (share != nullptr && line.base) add_exchanged(row, *share, *line.base);
  }
  void add_exchanged(json& row, const ir::ShareOfFee& share, const Rational& base) const {
    const ir::Fee& fee = program[share.fee];
    if (!fee.exchange) return;
    row["exchanged"] = {{"from", money_json(base / *fee.exchange, fee.currency)},
                        {"at", to_fraction(*fee.exchange)}};
  }

  void add_before(json& row, const results::Result& result) const {
    if (!line.before) return;
    row["credited_up_to"] = ir::label_of(line.before->until);
    row["credited_then"] = {{"exact", amount(line.before->exact)},
                            {"payable", amount(line.before->payable)}};
    if (!line.before->left) return;
    row["counts"] = counts_json(measures::figures(*line.before->left));
    const measures::NotAgain again = measures::not_again(*line.before->left, result.counts);
    row["not_counted_again"] = counts_json({again.figure});
  }

  void add_working(json& row) const {
    if (!line.working) return;
    const owed::Working& how = *line.working;
    json working = {{"units", to_fraction(how.units)}, {"amount", amount(how.whole)}};
    if (!how.price && line.unknown_fee.valid()) working["amount"] = nullptr;
    if (how.counted) working["counted"] = to_fraction(*how.counted);
    if (how.price) working["price"] = amount(*how.price);
    if (how.base) {
      working["share_of"] = amount(*how.base);
      const auto& rate =
          std::get<ir::Rate>(program[line.credit].slabs[line.slab.index()].amount.is);
      add_exchanged(working, std::get<ir::ShareOfFee>(rate.price.is), *how.base);
    }
    if (how.most) working["most"] = amount(*how.most);
    if (how.outages > 0) working["outages"] = how.outages;
    if (how.before > 0) working["counted_before"] = floor_of(how.before);
    if (how.fewest) working["units_at_least"] = to_fraction(*how.fewest);
    if (how.items > 0) working["items"] = how.items;
    if (how.unknown > 0) working["items_unknown"] = how.unknown;
    if (how.negative > 0) working["items_negative"] = how.negative;
    if (how.unpriced > 0) working["items_without_known_fee"] = how.unpriced;
    row["working"] = std::move(working);
  }

  void add_small(json& row) const {
    if (!line.small) return;
    const ir::SmallAmounts& rule = *program[line.credit].small;
    const auto become = words(rule.become)[static_cast<std::size_t>(rule.become)];
    row["small_amount"] = {{"limit", amount(rule.limit)},
                           {"is", std::string(become)},
                           {"amount", amount(*line.small)}};
  }

  json lowered(const settlement::Lowered& by, ir::Cadence cadence) const {
    const ir::Cap& cap = program[by.cap];
    json row =
        object_of({{"cap", cap.name}, {"clause", clause_json(cap.clause)}, {"by", amount(by.by)}});
    if (cap.small) row["small_sum"] = small_sum_json(program, *cap.small);
    if (by.largest) {
      row["largest"] = object_of({{"credit", program[by.largest->credit].name},
                                  {"period", ir::label_of(by.largest->period)},
                                  {"amount", amount(by.largest->amount)}});
    }
    if (ir::looks_back(cap)) row["over_last"] = cap.over_last;
    if (ir::looks_back(cap) || cap.cadence != cadence) row["period"] = ir::label_of(by.period);
    return row;
  }

  void add_lowered(json& row, ir::Cadence cadence) const {
    for (const settlement::Lowered& by : line.lowered) {
      row["lowered"].push_back(lowered(by, cadence));
    }
  }

  void add_tax(json& row) const {
    if (!line.tax) return;
    row["tax"] = object_of({{"rate", to_fraction(line.tax->rate)},
                            {"on_top", line.tax->basis == ir::TaxBasis::BeforeTax},
                            {"before_tax", amount(line.tax->before)},
                            {"tax", amount(line.tax->tax)},
                            {"with_tax", amount(line.tax->with())}});
  }

  void add_open(json& row, const std::vector<SlabSaid>& slabs) const {
    if (line.open > 0) row["open"] = amount(line.open);
    if (line.open_end) row["open_end"] = true;
    if (settlement::rests_on_unknown_fee(line))
      row["fee_not_known"] = program[line.unknown_fee].name;
    if (line.lost_charges > 0) row["lost_charges"] = line.lost_charges;
    if (!line.open_by) return;
    const SlabSaid& said = slabs[line.open_by->slab.index()];
    json by = {{"slab", said.slab}, {"rule", said.rule}};
    if (line.open_by->base) by["share_of"] = amount(*line.open_by->base);
    row["open_by"] = std::move(by);
  }
};

}  // namespace

json clause_json(const ir::Clause& clause) {
  return object_of({{"number", clause.number}, {"title", clause.title}});
}

json money_json(const Rational& amount, const std::string& currency) {
  return object_of({{"amount", exact_text(amount, kMoneyDigits)}, {"currency", currency}});
}

json small_sum_json(const ir::Program& program, const ir::SmallAmounts& small) {
  return {
      {small.limit_too ? "up_to" : "below", money_json(small.limit, program.agreement.currency)}};
}

json owed_json(const ir::Program& program, Id<ir::Credit> credit, const Rational& amount) {
  const std::string* of = ir::unit_in_kind(program[credit]);
  return of == nullptr ? money_json(amount, program.agreement.currency) : in_kind_json(amount, *of);
}

std::vector<SlabSaid> slabs_said(const ir::Program& program, Id<ir::Credit> credit,
                                 const phrases::Book& book) {
  const ir::Credit& rule = program[credit];
  const ir::Periods periods = ir::periods_of(program[rule.target]);
  std::vector<SlabSaid> rows;
  for (const Id<ir::SlabRow> row : ids_of(rule.slabs)) {
    rows.push_back(
        {book.say(slab(program, rule, row)),
         book.say(amount_for_machines(program, rule.slabs[row.index()].amount, periods))});
  }
  return rows;
}

json credit_json(const ir::Program& program, const results::Result& result,
                 const settlement::LineItem& line, ir::Cadence cadence,
                 const std::vector<SlabSaid>& slabs, WriteMeasured measured) {
  const CreditWriter write{program, line};
  const ir::Credit& rule = program[line.credit];
  const ir::Target& target = program[rule.target];
  const SlabSaid& said = slabs[line.slab.index()];
  json row = object_of({{"line", line.number},
                        {"credit", rule.name},
                        {"clause", clause_json(rule.clause)},
                        {"target", target.name},
                        {"group", group_json(results::named(program, target.groups, result.group))},
                        {"result", measured(line.measured)},
                        {"slab", said.slab},
                        {"rule", said.rule},
                        {"exact", write.amount(line.exact)},
                        {"payable", write.amount(line.payable)}});
  if (line.base) row["share_of"] = write.amount(*line.base);
  write.add_fee(row);
  write.add_working(row);
  write.add_before(row, result);
  write.add_small(row);
  if (line.claim) row["claim"] = claim_json(program, line);
  if (line.payment) row["payment"] = payment_json(*line.payment);
  write.add_lowered(row, cadence);
  write.add_open(row, slabs);
  write.add_tax(row);
  if (result.lost > 0) row["lost_records"] = result.lost;
  return row;
}

json beside_json(const ir::Program& program, const settlement::Beside& beside) {
  json row = json::object();
  if (beside.open > 0) row["open"] = money_json(beside.open, program.agreement.currency);
  if (beside.open_end) row["open_end"] = true;
  if (beside.unknown_fee) row["fee_not_known"] = true;
  if (beside.unknown > 0) row["items_unknown"] = beside.unknown;
  if (beside.may_fall) row["may_fall"] = true;
  return row;
}

json tax_json(const ir::Program& program, const settlement::TaxTotal& total) {
  const auto amount = [&](const Rational& value) {
    return money_json(value, program.agreement.currency);
  };
  json row = {{"before_tax", amount(total.before)},
              {"tax", amount(total.tax)},
              {"with_tax", amount(total.with())}};
  if (total.untaxed > 0) row["untaxed"] = amount(total.untaxed);
  return row;
}

json caps_leave_json(const ir::Program& program,
                     std::span<const settlement::PeriodSettlement* const> periods) {
  json rows = json::array();
  for (const settlement::CapLeaves& leaves : settlement::caps_leave(periods)) {
    const ir::Cap& cap = program[leaves.cap];
    json row = {{"cap", cap.name},
                {"clause", clause_json(cap.clause)},
                {"most", money_json(leaves.most, program.agreement.currency)}};
    if (leaves.period) row["period"] = ir::label_of(*leaves.period);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace akad::report
