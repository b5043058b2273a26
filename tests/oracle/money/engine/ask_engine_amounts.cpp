#include "tests/oracle/money/engine/ask_engine_amounts.h"

#include <deque>

#include "runtime/settlement/settle.h"
#include "tests/fuzz/memory_file.h"
#include "tests/oracle/money/engine/ask_engine_money.h"
#include "tests/oracle/money/engine/record_texts.h"

namespace akad::oracle {
namespace {

Group in_words(const results::Group& values) {
  Group group;
  for (const measures::GroupValue& value : values) group.push_back(value.value_or("(none)"));
  return group;
}

std::vector<ItemPaid> item_amounts(const measures::Items& items) {
  std::vector<ItemPaid> all;
  for (const measures::Item& item : items) {
    if (!item.owed) continue;
    std::map<std::pair<std::size_t, std::size_t>, ItemPaid> by_row;
    for (const measures::ItemAmount& part : *item.owed) {
      const std::pair row(part.by.credit.index(), part.by.row.index());
      ItemPaid& paid = by_row[row];
      paid = {item.subject, item.number, row.first, row.second, std::move(paid.parts)};
      paid.parts.emplace_back(ir::label_of(part.period), part);
    }
    for (auto& [row, paid] : by_row) all.push_back(std::move(paid));
  }
  return all;
}

std::string word(const settlement::LineClaim& claim) {
  if (!claim.state) return "unknown";
  return std::string(words(*claim.state)[static_cast<std::size_t>(*claim.state)]);
}

// How it is claimed, and its tax.
void add_to(PaidLine& row, const settlement::LineItem& line) {
  if (line.claim) {
    row.claim = word(*line.claim);
    row.claimable = line.claim->amount;
  }
  if (line.tax) row.tax = TaxOf{line.tax->before, line.tax->tax};
}

}  // namespace

AmountsEngine::AmountsEngine(const MoneyCase& rules)
    : program_(as_program(rules)), wrong_(ir::verify(program_)) {}

Paid AmountsEngine::settled(const ir::Program& program, const evaluation::Evaluation& found) {
  const settlement::Settlement settled =
      settlement::settle(program, found.results,
                         claimed::Claims(found.plan, found.store, found.losses), found.charges);
  Paid paid;
  for (std::size_t p = 0; p < settled.periods.size(); ++p) {
    const settlement::PeriodSettlement& period = settled.periods[p];
    PaidPeriod& row = paid.emplace_back();
    row.label = found.results[p].period.label;
    row.total = period.total;
    if (period.tax) row.taxes = {period.tax->before, period.tax->tax};
    const auto row_of = [&](const settlement::LineItem& line) {
      const Group group = in_words(found.results[p].results[line.result.index()].group);
      PaidLine paid_line{line.credit.index(),
                         group,
                         line.exact,
                         line.payable,
                         line.open,
                         settlement::unknown_in(line),
                         settlement::due_of(line)};
      add_to(paid_line, line);
      return paid_line;
    };
    for (const settlement::LineItem& line : period.items) row.lines.push_back(row_of(line));
    for (const settlement::LineItem& line : period.in_kind) row.in_kind.push_back(row_of(line));
    const settlement::PeriodSettlement* only = &period;
    for (const auto& total : settlement::totals_in_kind(program, {&only, 1})) {
      row.of_kinds[total.of] = total.quantity;
    }
    for (const settlement::CapApplied& cap : period.caps) {
      row.caps.push_back(
          {cap.cap.index(), in_words(cap.group), cap.before, cap.reduction, cap.earlier});
    }
  }
  return paid;
}

AmountsAsked AmountsEngine::ask(const MoneyCase& money, bool with_items) const {
  events::EventStore store;
  harness::Records records(program_, store);
  tell_all(records, money);
  evaluation::Order order;
  order.as_of = money.as_of;
  if (with_items) order.keep = evaluation::Keep::Items;
  const evaluation::Evaluation found = evaluation::evaluate(program_, std::move(store), order);
  return {settled(program_, found), item_amounts(found.all.items)};
}

Paid AmountsEngine::settled(events::EventStore store, Instant as_of) const {
  evaluation::Order order;
  order.as_of = as_of;
  return settled(program_, evaluation::evaluate(program_, std::move(store), order));
}

Paid AmountsEngine::ask_in_order(const MoneyCase& money, const Shuffle& shuffle) const {
  std::vector<std::pair<const Subject*, const Event*>> all;
  for (const Subject& subject : money.subjects) {
    for (const Event& event : subject.happenings) all.emplace_back(&subject, &event);
  }
  std::vector<std::size_t> order(all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  shuffle(order);
  events::EventStore store;
  harness::Records records(program_, store);
  for (const std::size_t at : order) tell(records, all[at].first->name, *all[at].second);
  return settled(std::move(store), money.as_of);
}

Paid AmountsEngine::ask_with_charges(const MoneyCase& money, const std::vector<Charged>& told,
                                     std::mt19937_64& random) const {
  const std::vector<std::size_t> fees = fees_to_tell(money);
  ir::Program program = program_;
  let_records_tell(program, fees);
  const std::string wrong = ir::verify(program);
  if (!wrong.empty()) return {{"not sound: " + wrong}};
  events::EventStore store;
  harness::Records records(program, store);
  tell_all(records, money);
  tell_charges(records, program, money, fees, told, random);
  evaluation::Order order;
  order.as_of = money.as_of;
  return settled(program, evaluation::evaluate(program, std::move(store), order));
}

Paid AmountsEngine::ask_in_files(const MoneyCase& money, std::size_t files,
                                 const Shuffle& shuffle) const {
  const auto texts = record_texts(money);
  std::deque<fuzz::MemoryFile> written;
  std::vector<events::LogFile> given;
  for (std::size_t log = 0; log < program_.logs.size(); ++log) {
    if (!ir::has_records(program_.logs[log])) continue;
    std::vector<std::size_t> order(texts[log].size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    shuffle(order);
    std::vector<std::string> contents(files);
    for (std::size_t i = 0; i < order.size(); ++i) {
      contents[i % files] += texts[log][order[i]] + "\n";
    }
    for (const std::string& content : contents) {
      written.emplace_back().fill(content);
      given.push_back({kLogs[log], written.back().path()});
    }
  }
  events::ReadOptions options;
  options.as_of = money.as_of;
  events::ReadError error;
  auto store = evaluation::read(program_, given, options, error);
  if (!store) return {{"not read: " + error.message}};
  return settled(std::move(*store), money.as_of);
}

}  // namespace akad::oracle
