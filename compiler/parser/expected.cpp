// A walk through ANTLR's transition network that keeps all readings at once. ANTLR itself reports
// where its prediction gave up, which may be words away from the mistake.
#include "compiler/parser/reading.h"

#include "compiler/parser/expected.h"

#include <AkadParser.h>

#include <map>

namespace akad::parser {
namespace {

using Rules = grammar::AkadParser;
using antlr4::atn::ATNState;
using antlr4::atn::Transition;

constexpr int kOutermost = -1;

// One rule that waits for another to end; equal ones are stored once, so readings meet again.
struct Waiting {
  std::size_t resume_state = 0;
  int outer = kOutermost;
  auto operator<=>(const Waiting&) const = default;
};

struct Reader {
  ATNState* state = nullptr;
  int stack = kOutermost;
  auto operator<=>(const Reader&) const = default;
};

struct Step {
  const Transition* transition = nullptr;
  Reader reader;
};

struct Walk {
  const antlr4::atn::ATN& atn;
  std::vector<Waiting> waiting = {};
  std::map<Waiting, int> known = {};
  std::set<Reader> seen = {};
  std::vector<Step> steps = {};  // the words that fit next
  bool ends = false;
};

int push(Walk& walk, std::size_t resume_state, int outer) {
  const Waiting row{resume_state, outer};
  const auto [place, added] = walk.known.try_emplace(row, static_cast<int>(walk.waiting.size()));
  if (added) walk.waiting.push_back(row);
  return place->second;
}

void follow(Walk& walk, const Reader& from, std::vector<Reader>& open) {
  for (const Transition* transition : from.state->transitions) {
    switch (transition->getSerializationType()) {
      case Transition::RULE: {
        const auto* rule = static_cast<const antlr4::atn::RuleTransition*>(transition);
        open.push_back({rule->target, push(walk, rule->followState->stateNumber, from.stack)});
        break;
      }
      case Transition::EPSILON:
      case Transition::ACTION:
      case Transition::PREDICATE:
      case Transition::PRECEDENCE: open.push_back({transition->target, from.stack}); break;
      default: walk.steps.push_back({transition, from});
    }
  }
}

void close(Walk& walk, std::vector<Reader> open) {
  walk.seen.clear();
  walk.steps.clear();
  walk.ends = false;
  while (!open.empty()) {
    const Reader reader = open.back();
    open.pop_back();
    if (!walk.seen.insert(reader).second) continue;
    if (reader.state->getStateType() != ATNState::RULE_STOP) {
      follow(walk, reader, open);
    } else if (reader.stack == kOutermost) {
      walk.ends = true;
    } else {
      const Waiting& outer = walk.waiting[static_cast<std::size_t>(reader.stack)];
      open.push_back({walk.atn.states[outer.resume_state], outer.outer});
    }
  }
}

std::vector<Reader> advance(const Walk& walk, std::size_t type) {
  std::vector<Reader> next;
  for (const Step& step : walk.steps) {
    if (step.transition->matches(type, 1, walk.atn.maxTokenType)) {
      next.push_back({step.transition->target, step.reader.stack});
    }
  }
  return next;
}

void collect(const Step& step, Expected& expected) {
  switch (step.reader.state->ruleIndex) {
    case Rules::RuleName: expected.name = true; return;
    case Rules::RuleZone: expected.zone = true; return;
    case Rules::RuleComparison: expected.comparison = true; return;
    case Rules::RuleTime_unit: expected.unit = true; return;
    default: break;
  }
  const antlr4::misc::IntervalSet label = step.transition->label();
  for (const auto& interval : label.getIntervals()) {
    for (ssize_t type = interval.a; type <= interval.b; ++type) {
      expected.words.insert(static_cast<std::size_t>(type));
    }
  }
}

}  // namespace

Expected what_may_stand(const antlr4::atn::ATN& atn, std::size_t rule,
                        const std::vector<Lexeme>& words, std::size_t begin, std::size_t limit) {
  Walk walk{atn};
  Expected expected;
  close(walk, {{atn.ruleToStartState[rule], kOutermost}});
  for (expected.at = begin; expected.at < limit; ++expected.at) {
    std::vector<Reader> next = advance(walk, words[expected.at].type);
    if (next.empty()) break;
    close(walk, std::move(next));
  }
  for (const Step& step : walk.steps) collect(step, expected);
  expected.ends = walk.ends;
  return expected;
}

}  // namespace akad::parser
