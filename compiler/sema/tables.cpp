// Tables are read from the top: every row can be reached, the last is `otherwise`.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

constexpr int kShownDigits = 6;

std::string percent(const Rational& share) {
  return to_decimal(share * 100, kShownDigits) + "%";
}

std::string text_of(const ast::Literal& literal) {
  switch (literal.kind) {
    case ast::LiteralKind::Text: return fmt::format("\"{}\"", literal.text);
    case ast::LiteralKind::Number: return to_decimal(literal.number, kShownDigits);
    case ast::LiteralKind::Word: return literal.text;
    case ast::LiteralKind::Moment: break;
  }
  if (!literal.moment) return {};
  return fmt::format("{} {}", literal.moment->date.text, literal.moment->clock.milliseconds);
}

std::string path_of(const ast::Path& path) {
  std::string text;
  for (const ast::Name& step : path.steps) text += (text.empty() ? "" : ".") + step.text;
  return text;
}

// One text for conditions that say the same in the same words.
std::string key_of(const ast::Condition& written) {
  std::string key = fmt::format("{}/{} {}", static_cast<int>(written.kind),
                                static_cast<int>(written.comparison), path_of(written.path));
  for (const ast::Literal& literal : written.literals) key += " " + text_of(literal);
  for (const ast::Condition& part : written.parts) key += " (" + key_of(part) + ")";
  return key;
}

// The values of one signal for which a condition holds, where it only lists values.
struct Values {
  std::string path;
  std::vector<std::string> texts;
};
std::optional<Values> values_of(const ast::Condition& written) {
  const bool equal = written.kind == ast::ConditionKind::Compare &&
                     written.comparison == ast::Comparison::Equal;
  if (equal || written.kind == ast::ConditionKind::OneOf) {
    Values values{path_of(written.path), {}};
    for (const ast::Literal& literal : written.literals) values.texts.push_back(text_of(literal));
    return values;
  }
  if (written.kind != ast::ConditionKind::Or) return std::nullopt;
  std::optional<Values> all;
  for (const ast::Condition& part : written.parts) {
    const auto some = values_of(part);
    if (!some || (all && all->path != some->path)) return std::nullopt;
    if (!all) all = Values{some->path, {}};
    all->texts.insert(all->texts.end(), some->texts.begin(), some->texts.end());
  }
  return all;
}

struct Seen {
  std::map<std::string, std::size_t> keys;                             // condition to row
  std::map<std::pair<std::string, std::string>, std::size_t> values;  // path and value to row
};

// The earlier row into which everything of this one falls.
std::optional<std::size_t> earlier_row(const Seen& seen, const ast::Condition& written) {
  const auto same = seen.keys.find(key_of(written));
  if (same != seen.keys.end()) return same->second;
  const auto values = values_of(written);
  if (!values || values->texts.empty()) return std::nullopt;
  std::size_t row = 0;
  for (const std::string& text : values->texts) {
    const auto found = seen.values.find({values->path, text});
    if (found == seen.values.end()) return std::nullopt;
    row = std::max(row, found->second);
  }
  return row;
}

void remember(Seen& seen, const ast::Condition& written, std::size_t row) {
  seen.keys.emplace(key_of(written), row);
  const auto values = values_of(written);
  if (!values) return;
  for (const std::string& text : values->texts) {
    seen.values.emplace(std::pair{values->path, text}, row);
  }
}

void report_no_otherwise(Scope& scope, Span last, const std::string& frame) {
  Diagnostic& row = complain(scope, Code::AK0501, last, "the table does not end with `otherwise`");
  row.label = "the last row";
  row.help = {"write as the last row: " + frame};
}

void report_after_otherwise(Scope& scope, Span row_span, Span otherwise) {
  Diagnostic& row = complain(scope, Code::AK0502, row_span, "a row stands after `otherwise`");
  row.label = "never read";
  row.others = {{otherwise, "everything falls in this row"}};
  row.help = {"move `otherwise` to the end"};
}

// AK0501 and AK0502 for rows of either table; false when the order is wrong.
template <class Row, class IsOtherwise>
bool check_otherwise(Scope& scope, const std::vector<Row>& rows, IsOtherwise is_otherwise,
                     const std::string& frame) {
  const auto found = std::find_if(rows.begin(), rows.end(), is_otherwise);
  if (found == rows.end()) {
    report_no_otherwise(scope, rows.back().span, frame);
    return true;
  }
  if (found + 1 == rows.end()) return true;
  report_after_otherwise(scope, (found + 1)->span, found->span);
  return false;
}

struct Threshold {
  Rational result;
  std::size_t row = 0;  // from 1
  Span span;
};

// `at least` rows must fall, `below` rows must rise: otherwise an earlier row takes everything.
void check_bound(Scope& scope, const ast::SlabRow& row, std::optional<Threshold>& tightest,
                 std::size_t number) {
  const bool falling = row.bound == ast::SlabRow::Bound::AtLeast;
  const bool reached = !tightest || (falling ? row.result.share < tightest->result
                                             : row.result.share > tightest->result);
  const bool empty = !falling && row.result.share == 0;
  if (reached && !empty) {
    tightest = Threshold{row.result.share, number, row.span};
    return;
  }
  if (empty) {
    complain(scope, Code::AK0503, row.span, "this row is never reached: no result is below 0%");
    return;
  }
  // A result that this row asks for, and that an earlier row takes.
  const Rational witness = falling ? row.result.share : row.result.share / 2;
  Diagnostic& out = complain(scope, Code::AK0503, row.span,
                             fmt::format("this row is never reached: a result of {} already falls "
                                         "in row {}",
                                         percent(witness), tightest->row));
  out.label = "never reached";
  out.others = {{tightest->span, "this row takes it"}};
  out.help = {falling ? "write `at least` rows from the highest to the lowest"
                      : "write `below` rows from the lowest to the highest"};
}

// Whether `otherwise` is left with nothing.
void check_rest(Scope& scope, const ast::SlabRow& row, const std::optional<Threshold>& tightest,
                bool falling) {
  if (!tightest || !falling || tightest->result != 0) return;
  Diagnostic& out = complain(scope, Code::AK0503, row.span,
                             fmt::format("this row is never reached: a result of 0% already falls "
                                         "in row {}",
                                         tightest->row));
  out.label = "never reached";
  out.others = {{tightest->span, "every result is at least 0%"}};
  out.help = {"write `otherwise` in place of `at least 0%`"};
}

bool is_mixed(Scope& scope, const std::vector<ast::SlabRow>& rows) {
  const ast::SlabRow* first = nullptr;
  for (const ast::SlabRow& row : rows) {
    if (row.bound == ast::SlabRow::Bound::Otherwise) continue;
    if (first == nullptr) first = &row;
    if (row.bound == first->bound) continue;
    Diagnostic& out = complain(scope, Code::AK0504, row.span,
                               "a table says `at least` or `below`, not both");
    out.label = "the other word";
    out.others = {{first->span, "the first word here"}};
    out.help = {"write each boundary once: with `at least` from the highest to the lowest, or with "
                "`below` from the lowest to the highest"};
    return true;
  }
  return false;
}

}  // namespace

void check_limit_rows(Scope& scope, const ast::LimitLine& written) {
  const auto is_otherwise = [](const ast::LimitRow& row) { return !row.when; };
  if (written.rows.empty()) return;
  if (!check_otherwise(scope, written.rows, is_otherwise, "| otherwise | no target |")) return;
  Seen seen;
  for (std::size_t at = 0; at < written.rows.size(); ++at) {
    const ast::LimitRow& row = written.rows[at];
    if (!row.when) continue;
    const auto earlier = earlier_row(seen, *row.when);
    if (earlier) {
      Diagnostic& out =
          complain(scope, Code::AK0503, row.when->span,
                   fmt::format("this row is never reached: what it asks for already falls in row "
                               "{}",
                               *earlier + 1));
      out.label = "never reached";
      out.others = {{written.rows[*earlier].span, "this row takes it"}};
      continue;
    }
    remember(seen, *row.when, at);
  }
}

void check_slabs(Scope& scope, const ast::SlabTable& written) {
  const auto is_otherwise = [](const ast::SlabRow& row) {
    return row.bound == ast::SlabRow::Bound::Otherwise;
  };
  if (written.rows.empty()) return;
  const bool ordered =
      check_otherwise(scope, written.rows, is_otherwise, "| otherwise | no credit |");
  if (is_mixed(scope, written.rows) || !ordered) return;
  std::optional<Threshold> tightest;
  const bool falling = written.rows.front().bound == ast::SlabRow::Bound::AtLeast;
  for (std::size_t at = 0; at < written.rows.size(); ++at) {
    const ast::SlabRow& row = written.rows[at];
    if (is_otherwise(row)) {
      check_rest(scope, row, tightest, falling);
    } else if (row.result.share <= 1) {
      check_bound(scope, row, tightest, at + 1);
    }
  }
}

}  // namespace akad::sema
