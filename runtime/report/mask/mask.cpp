#include "runtime/report/mask/mask.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

#include "runtime/events/digest.h"

namespace akad::report {
namespace {

using measures::GroupValue;

template <class Grouped>
const std::string* subject_in(const Grouped& of, const results::Group& group) {
  if (!of.by_subject || group.empty() || !group.back()) return nullptr;
  return &*group.back();
}

std::set<std::string> names_in(const Statement& s) {
  const ir::Program& program = *s.program;
  std::set<std::string> names;
  const auto add = [&](const std::string* name) {
    if (name != nullptr && !name->empty()) names.insert(*name);
  };
  for (const PeriodStatement& period : s.periods) {
    for (const results::Result& row : period.measured.results) {
      add(subject_in(program[row.target], row.group));
    }
    for (const settlement::LineItem* line : settlement::lines_of(period.owed)) {
      if (line->claim && line->claim->by) add(&line->claim->by->name);
    }
    for (const settlement::CapApplied& row : period.owed.caps) {
      add(subject_in(program[row.cap], row.group));
    }
    for (const settlement::OpenUnder& row : period.owed.open_under) {
      add(subject_in(program[row.cap], row.group));
    }
    for (const measures::ClaimRow& row : period.claims) {
      add(row.subject ? &*row.subject : nullptr);
      add(&row.told_of);
    }
  }
  for (const FindingCount& finding : s.findings) {
    if (finding.example) add(&finding.example->subject);
  }
  for (const settlement::ClaimOfNothing& row : s.of_nothing) add(&row.claim.name);
  for (const charged::OfFee& of : s.charges.fees) {
    for (const charged::Charge& charge : of.charges) {
      if (charge.unclear) add(&charge.name);
    }
  }
  if (!s.lists) return names;
  for (const auto* items : {&s.lists->missed, &s.lists->open}) {
    for (const measures::Item& item : *items) add(&item.subject);
  }
  for (const measures::OutageRow& row : s.lists->outages) add(&row.subject);
  return names;
}

struct Labels {
  std::unordered_map<std::string, std::size_t> numbers;  // by name, from 1 on
  std::unordered_map<std::string, std::size_t> by_label = {};
  std::vector<std::string> labels = {};  // by number - 1

  Labels(const std::set<std::string>& names, std::string_view secret, const phrases::Book& book) {
    std::vector<std::pair<events::Digest, const std::string*>> order;
    for (const std::string& name : names) {
      order.emplace_back(events::sha256(std::string(secret) + name), &name);
    }
    std::sort(order.begin(), order.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < order.size(); ++i) {
      numbers[*order[i].second] = i + 1;
      labels.push_back(book.say(phrases::Phrase("mask.subject", i + 1)));
      by_label[labels.back()] = i + 1;
    }
  }

  void put(std::string& name) const {
    const auto found = numbers.find(name);
    if (found != numbers.end()) name = labels[found->second - 1];
  }
  void put(results::Group& group) const {
    for (GroupValue& value : group) {
      if (value) put(*value);
    }
  }
  // Of what is masked already: labels by their numbers, before all else.
  std::pair<std::size_t, GroupValue> key(const GroupValue& value) const {
    const auto found = value ? by_label.find(*value) : by_label.end();
    if (found == by_label.end()) return {labels.size() + 1, value};
    return {found->second, std::nullopt};
  }
  bool before(const results::Group& a, const results::Group& b) const {
    return std::lexicographical_compare(
        a.begin(), a.end(), b.begin(), b.end(),
        [&](const GroupValue& x, const GroupValue& y) { return key(x) < key(y); });
  }
};

// In the order of labels; lines of credits follow, which name their results by place.
void order_results(PeriodStatement& period, const Labels& labels) {
  std::vector<results::Result>& rows = period.measured.results;
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (rows[a].target != rows[b].target) return rows[a].target < rows[b].target;
    return labels.before(rows[a].group, rows[b].group);
  });
  std::vector<results::Result> ordered;
  std::vector<std::size_t> places(rows.size());
  for (const std::size_t at : order) {
    places[at] = ordered.size();
    ordered.push_back(std::move(rows[at]));
  }
  rows = std::move(ordered);
  for (auto* lines : {&period.owed.items, &period.owed.in_kind}) {
    for (settlement::LineItem& line : *lines) {
      line.result = Id<results::Result>::of(places[line.result.index()]);
    }
    std::stable_sort(lines->begin(), lines->end(),
                     [](const settlement::LineItem& a, const settlement::LineItem& b) {
                       return std::tie(a.credit, a.result) < std::tie(b.credit, b.result);
                     });
  }
}

// Rows of one cap and period of it stand together, and stay there.
template <class Rows>
void order_caps(Rows& rows, const Labels& labels) {
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last = std::find_if(first, rows.end(), [&](const auto& row) {
      return row.cap != first->cap || row.period != first->period;
    });
    std::stable_sort(first, last,
                     [&](const auto& a, const auto& b) { return labels.before(a.group, b.group); });
    first = last;
  }
}

void mask_period(PeriodStatement& period, const Labels& labels) {
  for (results::Result& row : period.measured.results) labels.put(row.group);
  order_results(period, labels);
  for (auto* lines : {&period.owed.items, &period.owed.in_kind}) {
    for (settlement::LineItem& line : *lines) {
      if (line.claim && line.claim->by) labels.put(line.claim.made().by->name);
    }
  }
  for (settlement::CapApplied& row : period.owed.caps) labels.put(row.group);
  order_caps(period.owed.caps, labels);
  for (settlement::OpenUnder& row : period.owed.open_under) labels.put(row.group);
  order_caps(period.owed.open_under, labels);
  for (measures::ClaimRow& row : period.claims) {
    if (row.subject) labels.put(*row.subject);
    labels.put(row.told_of);
  }
  std::stable_sort(period.claims.begin(), period.claims.end(),
                   [&](const measures::ClaimRow& a, const measures::ClaimRow& b) {
                     const auto key = [&](const measures::ClaimRow& row) {
                       return std::tuple(row.target, row.exclusion, labels.key(row.subject),
                                         row.span, labels.key(row.told_of));
                     };
                     return key(a) < key(b);
                   });
}

template <class Rows>
void mask_rows(Rows& rows, const Labels& labels) {
  for (auto& row : rows) labels.put(row.subject);
  std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
    if (a.target != b.target) return a.target < b.target;
    return labels.key(a.subject) < labels.key(b.subject);
  });
}

// What it says may be anything that stands in a record.
void mask_groups(measures::Item& item, const Labels& labels) {
  labels.put(item.group);
  if (!item.then) return;
  for (measures::GroupThen& then : item.then.made()) labels.put(then.group);
}

void mask_example(FindingCount& finding, const Labels& labels) {
  if (!finding.example) return;
  finding.example->detail.clear();
  labels.put(finding.example->subject);
  if (finding.example->subject.empty()) finding.example.reset();
}

}  // namespace

void mask_subjects(Statement& statement, std::string_view secret, const phrases::Book& book) {
  const Labels labels(names_in(statement), secret, book);
  for (PeriodStatement& period : statement.periods) mask_period(period, labels);
  for (FindingCount& finding : statement.findings) mask_example(finding, labels);
  for (settlement::ClaimOfNothing& row : statement.of_nothing) labels.put(row.claim.name);
  for (charged::OfFee& of : statement.charges.fees) {
    for (charged::Charge& charge : of.charges) {
      if (charge.unclear) labels.put(charge.name);
    }
  }
  statement.masked = true;
  if (!statement.lists) return;
  for (auto* items : {&statement.lists->missed, &statement.lists->open}) {
    for (measures::Item& item : *items) mask_groups(item, labels);
    mask_rows(*items, labels);
  }
  mask_rows(statement.lists->outages, labels);
}

}  // namespace akad::report
