#include <fmt/format.h>

#include <algorithm>

#include "compiler/scope/money.h"
#include "compiler/scope/quantities.h"
#include "compiler/sema/passes.h"
#include "runtime/ir/soundness/written.h"

namespace akad::sema {
namespace {

using ir::ConstantKind;
using ir::Operator;
using ir::SignalKind;

struct Reader {
  Scope& scope;
  Id<ir::Log> log;
  Reads reads;
};

scope::ConditionSize size_of(const Scope& scope, const ir::Condition& row) {
  scope::ConditionSize size;
  if (!row.parts.empty()) size.terms = 0;
  for (const Id<ir::Condition> part : row.parts) {
    const scope::ConditionSize& of_part = scope.condition_sizes[part.index()];
    size.terms += of_part.terms;
    size.rows += of_part.rows;
    size.depth = std::max(size.depth, of_part.depth + 1);
  }
  return size;
}

Id<ir::Condition> add(Reader& reader, ir::Condition row, Span span) {
  return add_condition(reader.scope, std::move(row), span);
}

std::string_view phrase_of(ConstantKind kind) {
  switch (kind) {
    case ConstantKind::Text: return "a text";
    case ConstantKind::Number: return "a number";
    case ConstantKind::Flag: return "true or false";
    case ConstantKind::Time: return "an instant";
  }
  return {};
}

std::string_view phrase_of(SignalKind kind) {
  switch (kind) {
    case SignalKind::Text: return "a text";
    case SignalKind::Number: return "a number";
    case SignalKind::Money: return "an amount of money";
    case SignalKind::Time: return "an instant";
    case SignalKind::Flag: return "true or false";
  }
  return {};
}

std::string_view phrase_of(const ast::Literal& written) {
  return written.currency ? phrase_of(SignalKind::Money) : phrase_of(written.kind);
}

ConstantKind constant_kind(SignalKind kind) {
  switch (kind) {
    case SignalKind::Text: return ConstantKind::Text;
    case SignalKind::Number:
    case SignalKind::Money: return ConstantKind::Number;
    case SignalKind::Time: return ConstantKind::Time;
    case SignalKind::Flag: return ConstantKind::Flag;
  }
  return ConstantKind::Text;
}

bool is_flag(const ast::Literal& written) {
  return written.text == "true" || written.text == "false";
}

std::optional<ir::Constant> constant_of(Scope& scope, const ast::Literal& written) {
  if (written.kind != ConstantKind::Time) {
    const bool is_number = written.kind == ConstantKind::Number;
    return ir::Constant{written.kind, is_number ? "" : written.text, written.number, 0};
  }
  ir::Constant constant;
  constant.kind = ConstantKind::Time;
  const auto instant = written.moment ? instant_of(scope, *written.moment) : std::nullopt;
  if (!instant) return std::nullopt;
  constant.time = *instant;
  return constant;
}

// `True`, `FALSE`
bool is_in_capitals(std::string_view word, std::string_view flag) {
  return std::equal(word.begin(), word.end(), flag.begin(), flag.end(),
                    [](char a, char b) { return a == b || a + ('a' - 'A') == b; });
}

// A word in place of a literal is a text without its quotes.
bool check_word(Scope& scope, const ast::Literal& written) {
  if (written.kind != ConstantKind::Flag || is_flag(written)) return true;
  for (const std::string_view flag : {"true", "false"}) {
    if (!is_in_capitals(written.text, flag)) continue;
    complain(
        scope,
        diagnose(Code::AK0307, written.span, worded("`{}` is written `{}`", written.text, flag))
            .with_step(
                {fmt::format("write `{}`", flag), "", {{written.span, std::string(flag)}}, true}));
    return false;
  }
  complain(scope, diagnose(Code::AK0307, written.span,
                           worded("`{}` is neither a text nor a number", written.text))
                      .with_label("a value is needed")
                      .with_help(fmt::format("write \"{}\" in quotes, if the text is meant",
                                             written.text)));
  return false;
}

bool check_record_literal(Scope& scope, const ast::Literal& written) {
  if (written.currency) {
    complain(scope, diagnose(Code::AK0307, written.span,
                             "a place in a record has no currency to compare with")
                        .with_help(fmt::format("declare a signal `as money in {}`, and compare it "
                                               "in a clock or a table",
                                               written.currency->text)));
    return false;
  }
  if (written.kind != ConstantKind::Time) return true;
  complain(scope, diagnose(Code::AK0307, written.span,
                           "a place in a record has no instants to compare with")
                      .with_help("declare a signal `as time`, and compare it in a clock or a "
                                 "table"));
  return false;
}

bool is_order(Operator op) {
  return op == Operator::Less || op == Operator::AtMost || op == Operator::More ||
         op == Operator::AtLeast;
}

bool check_comparison(Scope& scope, const ast::Condition& written) {
  for (const ast::Literal& literal : written.literals) {
    const bool ordered = literal.kind == ConstantKind::Number || literal.kind == ConstantKind::Time;
    if (is_order(written.op) && !ordered) {
      complain(scope, diagnose(Code::AK0307, literal.span,
                               worded("{} is neither more nor less than another: only numbers "
                                      "and instants have an order",
                                      phrase_of(literal.kind)))
                          .with_help("compare with `=`, `!=` or `is one of (…)`"));
      return false;
    }
    if (written.op == Operator::Contains && literal.kind != ConstantKind::Text) {
      complain(scope, Code::AK0307, literal.span,
               worded("`contains` looks for a text, not for {}", phrase_of(literal)));
      return false;
    }
  }
  return true;
}

bool check_contains(Scope& scope, const ir::Signal& signal, const ast::Condition& written) {
  if (written.op != Operator::Contains || signal.kind == SignalKind::Text) return true;
  complain(scope, Code::AK0307, written.span,
           worded("the signal `{}` holds {}, in which no text is contained", signal.name,
                  phrase_of(signal.kind)));
  return false;
}

Id<ir::Signal> signal_of(Reader& reader, const ast::Path& path) {
  if (path.steps.empty() && !path.item) return {};
  if (path.steps.size() == 1 && !path.outward && !path.item) {
    return resolve_member<ast::Signal>(reader.scope, reader.log, path.steps.front());
  }
  if (!reader.log.valid()) return {};
  complain(reader.scope,
           diagnose(Code::AK0201, path.span, "a place in a record cannot be read here; signals can")
               .with_help(fmt::format("declare it in the log: signal {0} is …, and "
                                      "write `{0}` here",
                                      path.steps.empty() ? "…" : path.steps.back().text)));
  return {};
}

// An amount is compared with one of the same currency.
bool check_money(Scope& scope, const ir::Signal& signal, const ast::Literal& written) {
  if (!scope::check_currency(scope, *written.currency)) return false;
  if (written.currency->text == signal.currency) return true;
  const auto row = static_cast<std::size_t>(&signal - scope.program.signals.data());
  complain(scope, diagnose(Code::AK0304, written.span,
                           worded("the signal `{}` holds an amount in {}, not in {}", signal.name,
                                  signal.currency, written.currency->text))
                      .with_label("another currency")
                      .with_other(scope.map.of<ir::Signal>()[row], "declared here")
                      .with_help(fmt::format("write the amount in {}", signal.currency)));
  return false;
}

// A list of values holds for whole values.
std::optional<ir::Constant> part_for(Scope& scope, const ir::Signal& signal,
                                     const ast::Literal& written, Operator op) {
  if (!check_word(scope, written)) return std::nullopt;
  const bool amount = written.currency.has_value();
  const bool fits = !amount || signal.kind == SignalKind::Money;
  if (amount && fits && !check_money(scope, signal, written)) return std::nullopt;
  if (fits && written.kind == constant_kind(signal.kind)) return constant_of(scope, written);
  const auto row = static_cast<std::size_t>(&signal - scope.program.signals.data());
  std::vector<std::string> help;
  if (signal.kind == SignalKind::Text && written.kind == ConstantKind::Number) {
    help = {is_order(op) ? "declare the signal `as number`: texts have no order"
                         : "write the value in quotes, or declare the signal `as number`"};
  }
  complain(scope, diagnose(Code::AK0307, written.span,
                           worded("the signal `{}` holds {}, not {}", signal.name,
                                  phrase_of(signal.kind), phrase_of(written)))
                      .with_label(fmt::format("{} is needed", phrase_of(signal.kind)))
                      .with_other(scope.map.of<ir::Signal>()[row], "declared here")
                      .with_help(std::move(help)));
  return std::nullopt;
}

// The constants of a comparison; empty when one of them was reported.
std::optional<std::vector<ir::Constant>> constants_of(Reader& reader, const ast::Condition& written,
                                                      Id<ir::Signal> signal) {
  std::vector<ir::Constant> constants;
  bool sound = true;
  for (const ast::Literal& literal : written.literals) {
    std::optional<ir::Constant> constant;
    if (signal.valid()) {
      const ir::Signal& row = reader.scope.program.signals[signal.index()];
      constant = part_for(reader.scope, row, literal, written.op);
      const bool whole = written.op != Operator::Contains;
      if (constant && whole && !check_listed(reader.scope, row, *constant, literal.span)) {
        constant.reset();
      }
    } else if (check_word(reader.scope, literal) && check_record_literal(reader.scope, literal)) {
      constant = constant_of(reader.scope, literal);
    }
    sound = sound && constant.has_value();
    if (constant) constants.push_back(std::move(*constant));
  }
  if (!sound) return std::nullopt;
  return constants;
}

Id<ir::Condition> analyze_started(Reader& reader, const ast::Condition& written) {
  if (reader.reads != Reads::Item) {
    complain(reader.scope,
             diagnose(Code::AK0207, written.span,
                      "`started in` asks when an item began, and is for tables of limits")
                 .with_label("no item is asked about here"));
    return {};
  }
  ir::Condition row;
  row.op = written.op;
  row.calendar = resolve<ast::Calendar>(reader.scope, written.calendar);
  if (!row.calendar.valid()) return {};
  if (!zone_fits(reader.scope, written.calendar, row.calendar, reader.log)) return {};
  return add(reader, std::move(row), written.span);
}

Id<ir::Condition> analyze_leaf(Reader& reader, const ast::Condition& written) {
  if (written.op == Operator::StartedIn) return analyze_started(reader, written);
  ir::Condition row;
  row.op = written.op;
  if (reader.reads != Reads::Record) {
    row.signal = signal_of(reader, written.path);
    if (!row.signal.valid()) return {};
    const ir::Signal& signal = reader.scope.program.signals[row.signal.index()];
    if (!check_contains(reader.scope, signal, written)) return {};
  } else {
    if (written.path.steps.empty() && !written.path.item) return {};
    row.field = field_of(reader.scope, reader.log, written.path);
  }
  auto constants = constants_of(reader, written, row.signal);
  if (!constants || !check_comparison(reader.scope, written)) return {};
  row.constants = std::move(*constants);
  return add(reader, std::move(row), written.span);
}

Id<ir::Condition> analyze_named(Reader& reader, const ast::Condition& written) {
  const ast::Name& name = written.path.steps.front();
  if (reader.reads == Reads::Record) {
    complain(reader.scope,
             diagnose(Code::AK0205, written.span,
                      worded("`{}` stands alone here, where a place in the record is compared",
                             name.text))
                 .with_help(fmt::format("write: {0} is present, or: {0} = …; a condition with a "
                                        "name speaks of signals, not of records",
                                        name.text)));
    return {};
  }
  if (reader.log.valid()) {
    const auto& members = facts_of(reader.scope, reader.log).members;
    const Id<ir::Signal> signal = scope::row_of<ast::Signal>(members, name.text);
    if (signal.valid() && find(members, name.text, scope::kCondition)->thing != scope::kCondition) {
      const bool flag = reader.scope.program[signal].kind == SignalKind::Flag;
      complain(reader.scope,
               diagnose(Code::AK0205, written.span,
                        worded("`{}` is a signal, not a condition", name.text))
                   .with_label("compared with what?")
                   .with_help(fmt::format("write: {} {}", name.text, flag ? "= true" : "= …")));
      return {};
    }
  }
  return condition_named(reader.scope, reader.log, name);
}

Id<ir::Condition> analyze_node(Reader& reader, const ast::Condition& written) {
  if (written.named) return analyze_named(reader, written);
  if (written.own_place) {
    complain(reader.scope, diagnose(Code::AK0207, written.span,
                                    "`present` alone is about the place after `at` of an event, "
                                    "and stands by itself or is joined to the rest with `and`")
                               .with_help("say which place: `… is present`"));
    return {};
  }
  const bool joined =
      written.op == Operator::And || written.op == Operator::Or || written.op == Operator::Not;
  if (!joined) return analyze_leaf(reader, written);
  ir::Condition row;
  row.op = written.op;
  for (const ast::Condition& part : written.parts) {
    const Id<ir::Condition> id = analyze_node(reader, part);
    if (id.valid()) row.parts.push_back(id);
  }
  if (row.parts.size() != written.parts.size() || row.parts.empty()) return {};
  return add(reader, std::move(row), written.span);
}

int depth_of(const ast::Condition& written) {
  int deepest = 0;
  for (const ast::Condition& part : written.parts) deepest = std::max(deepest, depth_of(part));
  return deepest + 1;
}

}  // namespace

std::optional<ir::Constant> constant_for(Scope& scope, const ir::Signal& signal,
                                         const ast::Literal& written) {
  auto constant = part_for(scope, signal, written, Operator::Equal);
  if (constant && !check_listed(scope, signal, *constant, written.span)) return std::nullopt;
  return constant;
}

bool check_size(Scope& scope, Id<ir::Condition> root, Span span) {
  const scope::ConditionSize& size = scope.condition_sizes[root.index()];
  if (size.depth > ir::kDeepestNesting) {
    complain(scope, Code::AK0902, span,
             worded("a condition nests at most {} deep, with what its names stand for",
                    ir::kDeepestNesting));
    return false;
  }
  const auto most = static_cast<std::int64_t>(ir::kMostTerms);
  if (size.terms <= most && size.rows <= ir::kMostUnfolded) return true;
  const bool terms = size.terms > most;
  complain(scope, Code::AK0903, span,
           worded("this condition has {} parts with what its names stand for, at most {} are "
                  "read",
                  terms ? size.terms : size.rows, terms ? most : ir::kMostUnfolded));
  return false;
}

Id<ir::Condition> add_condition(Scope& scope, ir::Condition row, Span span) {
  auto& table = scope.program.conditions;
  scope.condition_sizes.push_back(size_of(scope, row));
  table.push_back(std::move(row));
  scope.map.of<ir::Condition>().push_back(span);
  return {static_cast<std::int32_t>(table.size() - 1)};
}

Id<ir::Condition> analyze_condition(Scope& scope, Id<ir::Log> log, Reads reads,
                                    const ast::Condition& written) {
  if (depth_of(written) > ir::kDeepestNesting) {
    complain(scope, Code::AK0902, written.span,
             worded("a condition nests at most {} deep", ir::kDeepestNesting));
    return {};
  }
  Reader reader{scope, log, reads};
  const Id<ir::Condition> root = analyze_node(reader, written);
  return root.valid() && check_size(scope, root, written.span) ? root : Id<ir::Condition>{};
}

}  // namespace akad::sema
