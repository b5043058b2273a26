#include "runtime/report/statement/csv/table.h"

#include <algorithm>

#include "runtime/base/assert.h"
#include "runtime/report/statement/csv/cells.h"
#include "runtime/report/words.h"

namespace akad::report {
namespace {

constexpr int kSecondDigits = 3;
constexpr int kFigureDigits = 10;

void add_groups(std::vector<std::string>& names, const ir::Program& program,
                const std::vector<Id<ir::Signal>>& signals, bool by_subject) {
  for (const Id<ir::Signal> signal : signals) names.push_back(group_column(program[signal].name));
  if (by_subject) names.push_back(group_column(ir::kSubjectGroup));
}

std::string figure_text(const Measured& value) {
  if (value.kind == MeasuredKind::Length) return to_decimal(value.value / kSecond, kSecondDigits);
  return to_decimal(value.value, kFigureDigits);
}

}  // namespace

std::string group_column(std::string_view name) { return "group." + std::string(name); }

std::string count_column(const measures::Figure& figure) {
  const bool is_length = figure.value.kind == MeasuredKind::Length;
  return "count." + std::string(figure.key) + (is_length ? "_seconds" : "");
}

CsvColumns::CsvColumns(const ir::Program& program) {
  for (const std::string_view word : words(CsvColumn{})) names_.emplace_back(word);
  std::vector<std::string> groups, counts;
  for (const ir::Target& target : program.targets) {
    add_groups(groups, program, target.groups, target.by_subject);
    for (const measures::Figure& figure :
         measures::figures(measures::empty_cell(program, target))) {
      counts.push_back(count_column(figure));
    }
  }
  for (const ir::Cap& cap : program.caps) add_groups(groups, program, cap.groups, cap.by_subject);
  for (const std::string& name : groups) add(name);
  for (const std::string& name : counts) add(name);
}

void CsvColumns::add(const std::string& name) {
  if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
}

std::size_t CsvColumns::place_of(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  AKAD_ASSERT(found != names_.end());
  return static_cast<std::size_t>(found - names_.begin());
}

void CsvRow::text(CsvColumn column, std::string_view text) { plain(column, text_cell(text)); }

void CsvRow::plain(CsvColumn column, std::string written) {
  cells_[static_cast<std::size_t>(column)] = std::move(written);
}

void CsvRow::group(const std::vector<results::NamedValue>& values) {
  for (const auto& [name, value] : values) {
    cells_[columns_.place_of(group_column(name))] =
        text_cell(value_text(phrases::english(), value));
  }
}

void CsvRow::count(const measures::Figure& figure) {
  cells_[columns_.place_of(count_column(figure))] = figure_text(figure.value);
}

}  // namespace akad::report
