// What is in force while an agreement is analysed: its names, zone and money, the IR so far, and
// how to report.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compiler/ast/ast.h"
#include "compiler/scope/names.h"
#include "compiler/scope/source_map.h"
#include "runtime/ir/program.h"
#include "runtime/time/zone.h"

namespace akad::scope {

// What a log's declaration means to others, beside its IR row.
struct LogFacts {
  std::string name;
  std::string noun;  // the last step of the subject's place; empty for a single subject
  std::vector<std::string> nouns;  // of each of its keys; `noun` is then all of them
  bool broken = false;    // something about it was not understood: unknown names may be there
  bool is_group = false;  // its subjects are made of those of another log
  Names members;          // events, signals, windows
  std::vector<std::vector<std::string>> lists;  // whose elements are records, outermost first
};

struct ClockFacts {
  const ast::Clock* written = nullptr;
  bool counts_known = false;       // what it counts is known: `calendar` of its IR row says which
  std::set<std::string> demanded;  // signals whose change it does not speak of: asked for once
  bool missed_before_settled = false;  // what a limit is that was missed before a change
};

struct TargetFacts {
  Id<ir::Log> log;  // none: not known, already reported
  bool groups_known = false;
  bool broken = false;  // something about it was not understood: it may escalate to others
};

// A condition with a name: worked out when it is first asked for.
struct ConditionFacts {
  enum class State { New, Open, Known };
  const ast::ConditionDeclaration* written = nullptr;
  Id<ir::Log> log;
  Id<ir::Condition> root = {};  // none: something in it was reported
  State state = State::New;
  bool used = false;
};
struct ValueFacts {
  const ast::ValueDeclaration* written = nullptr;
  Id<ir::Signal> signal;  // none: its log is not known
};

// How large a condition is where each part is counted where it is used.
struct ConditionSize {
  std::int64_t terms = 1, rows = 1;
  int depth = 1;
};

// Shares of a fee in periods in which they cannot be taken as they are written: each place, in the
// order of the text.
struct UntakenShares {
  std::vector<Span> places;
  std::vector<Rational> shares;
};
// The fee, how a share is said to be taken, and of which periods: so many, of a cadence.
using TakenSo = std::tuple<Id<ir::Fee>, ir::FeeTaken, ir::Cadence, std::int32_t>;

struct LibraryFacts {
  std::string name;
  const ast::File* file = nullptr;
  Names names;
};

struct Currency {
  Rational unit;        // the smallest payable amount
  std::string written;  // an example that can be read; empty: the usual form
};

// What one of another currency is in the agreement's.
struct Exchange {
  Rational rate;
  Span span;
};

struct Scope {
  Sink& sink;
  ast::Unread unread{};  // of all texts, in their order
  ir::Program program{};
  SourceMap map{};
  Names names{};                              // of the agreement
  std::vector<std::int32_t> calendar_rows{};  // row of each calendar, in the order of the text
  std::vector<LogFacts> logs{};               // beside program.logs
  std::vector<ClockFacts> clocks{};           // beside program.clocks
  std::vector<TargetFacts> targets{};         // beside program.targets
  std::vector<LibraryFacts> libraries{};
  std::vector<ConditionFacts> conditions{};      // those with a name
  std::vector<ValueFacts> values{};              // in the order of the text
  std::vector<ConditionSize> condition_sizes{};  // beside program.conditions
  int open_conditions = 0;                       // with a name, that are being worked out
  std::vector<std::string> known_libraries{};    // that could be used
  std::set<std::string> missing_libraries{};     // used, but not there: reported by the driver
  std::map<std::string, Currency> currencies{};  // by code
  std::set<std::string> unknown_currencies{};    // reported once
  std::map<std::string, Exchange> exchanges{};   // by code of the other currency
  std::set<std::string> not_exchanged{};         // fees are in these: reported once
  const ast::Interpretation* general = nullptr;  // what holds unless a clause says otherwise
  std::set<std::uint32_t> deciding{};          // where those of its lines begin that a clause took
  bool currency_known = false;                 // program.agreement.currency and money_unit are set
  std::optional<time::Zone> zone{};            // the agreement's
  std::map<TakenSo, UntakenShares> untaken{};  // each is one mistake: told once, with all places
  std::map<std::string, Span> clause_numbers{};
  // Which place pairs an event, and where that is said.
  std::map<Id<ir::Event>, std::pair<Id<ir::Field>, Span>> pairing{};
  // By log, how far outward, number of the item, and steps.
  std::map<std::tuple<std::int32_t, std::int32_t, std::int32_t, std::vector<std::string>>,
           Id<ir::Field>>
      fields{};
};

// Every declaration of one kind with its row.
template <class Kind, class Function>
void each(const ast::File& file, Function&& function) {
  std::int32_t row = 0;
  for (const ast::Declaration& declaration : file.declarations) {
    if (const auto* written = std::get_if<Kind>(&declaration)) function(*written, row++);
  }
}

// Places that one diagnostic points at beside its main one.
constexpr std::size_t kMostLabels = 12;

// Whether a name that is not known is still held against all that are: beyond so many mistakes
// nobody reads on, and the search would take as long as the text is long, for each of them.
bool offers_names(const Scope& scope);

// One mistake is told once: before the place where a sentence breaks off, a name that is not known
// is a word of the sentence that was meant (`by the next working day of …`), and is left out.
void complain(Scope& scope, Diagnostic row);
void complain(Scope& scope, Code code, Span span, Message message);

// The row of a declaration of the agreement, or -1 after reporting AK0201 or AK0205 (or nothing,
// when the mistake is reported elsewhere).
std::int32_t resolve(Scope& scope, const ast::Name& name, Thing thing);
template <ast::Named Kind>
Id<typename Kind::Row> resolve(Scope& scope, const ast::Name& name) {
  return {resolve(scope, name, kThing<Kind>)};
}

// The row of an event, signal or window of that log, or -1 after reporting AK0201, AK0205, AK0206.
// An unknown log is silent.
std::int32_t resolve_member(Scope& scope, Id<ir::Log> log, const ast::Name& name, Thing thing);
template <ast::Named Kind>
Id<typename Kind::Row> resolve_member(Scope& scope, Id<ir::Log> log, const ast::Name& name) {
  return {resolve_member(scope, log, name, kThing<Kind>)};
}

const LogFacts& facts_of(const Scope& scope, Id<ir::Log> log);

// What is counted, as its sentences call it: as the clock says, or else as the log is called.
std::string counted_noun(const Scope& scope, Id<ir::Clock> clock);
// True when `noun` is that, as in "for 95% of tickets"; reports otherwise.
bool check_counted_noun(Scope& scope, Id<ir::Clock> clock, const ast::Name& noun);

// A result for each value of these: signals of the log, or the subject itself by its noun.
struct Groups {
  std::vector<Id<ir::Signal>> signals;
  bool by_subject = false;
  bool known = true;  // false: some name was reported
};
std::string said(const std::vector<ast::Name>& names);  // `a and b`
Groups resolve_groups(Scope& scope, Id<ir::Log> log, const std::vector<ast::Name>& names);

}  // namespace akad::scope
