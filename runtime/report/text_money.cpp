// What is owed: credits by the row of the table that gave them, then the caps that lowered them.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/report/page.h"
#include "runtime/report/sections.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

void add_group_columns(Table& table, const std::vector<ir::GroupValue>& group) {
  for (const ir::GroupValue& part : group) table.columns.push_back({for_terminal(part.name)});
}

std::vector<std::string> group_cells(const std::vector<ir::GroupValue>& group) {
  std::vector<std::string> cells;
  for (const ir::GroupValue& part : group) cells.push_back(for_terminal(part.value));
  return cells;
}

// Lines of one credit by slab and rule, in order of first sight.
struct SlabLines {
  const LineItem* first = nullptr;
  Table table;
};

SlabLines& slab_of(std::vector<SlabLines>& slabs, const LineItem& line) {
  for (SlabLines& slab : slabs) {
    if (slab.first->slab == line.slab && slab.first->amount_rule == line.amount_rule) return slab;
  }
  SlabLines& slab = slabs.emplace_back();
  slab.first = &line;
  add_group_columns(slab.table, line.group);
  slab.table.columns.push_back({"result", true});
  slab.table.columns.push_back({"before caps", true});
  slab.table.columns.push_back({"payable", true});
  return slab;
}

void add_credit(std::string& page, const std::vector<LineItem>& lines, std::size_t from,
                std::size_t to, const std::string& currency) {
  std::vector<SlabLines> slabs;
  for (std::size_t i = from; i < to; ++i) {
    const LineItem& line = lines[i];
    std::vector<std::string> row = group_cells(line.group);
    row.push_back(percent_text(line.measured));
    row.push_back(money_text(line.exact, currency));
    row.push_back(money_text(line.payable, currency));
    slab_of(slabs, line).table.rows.push_back(std::move(row));
  }
  page += "\n";
  const LineItem& first = lines[from];
  add_line(page, 0, fmt::format("Credit {}, for {}", clause_text(first.clause, first.credit),
                                for_terminal(first.target)));
  for (const SlabLines& slab : slabs) {
    add_line(page, 4, fmt::format("{}: {}", for_terminal(slab.first->slab),
                                  for_terminal(slab.first->amount_rule)));
    add_table(page, 8, slab.table);
  }
}

}  // namespace

void add_credits(std::string& page, const PeriodStatement& period, const std::string& currency) {
  const std::vector<LineItem>& all = period.items;
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    while (to < all.size() && all[to].credit == all[from].credit) ++to;
    add_credit(page, all, from, to, currency);
  }
}

void add_caps(std::string& page, const PeriodStatement& period, const std::string& currency) {
  const std::vector<CapApplied>& all = period.caps;
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    const CapApplied& first = all[from];
    Table table;
    add_group_columns(table, first.group);
    for (const char* title : {"credits", "at most", "lowered by"}) {
      table.columns.push_back({title, true});
    }
    for (; to < all.size() && all[to].cap == first.cap; ++to) {
      std::vector<std::string> row = group_cells(all[to].group);
      for (const Rational& amount : {all[to].before, all[to].most, all[to].reduction}) {
        row.push_back(money_text(amount, currency));
      }
      table.rows.push_back(std::move(row));
    }
    page += "\n";
    add_line(page, 0, "Cap " + clause_text(first.clause, first.cap));
    add_table(page, 8, table);
  }
}

}  // namespace akad::report
