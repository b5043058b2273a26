#include "tests/property/favour/law.h"

#include <fmt/format.h>

#include "runtime/evaluation/evaluation.h"
#include "runtime/settlement/settle.h"

namespace akad::favour {
namespace {

using differences::Favour;

std::string text_of(const std::vector<measures::GroupValue>& group) {
  std::string text;
  for (const auto& value : group) text += value ? "/" + *value : "/(none)";
  return text;
}

std::string_view word_of(ir::Verdict verdict) {
  return words(verdict)[static_cast<std::size_t>(verdict)];
}

// Met, then what nobody knows, then missed; the others are neither.
int rank_of(ir::Verdict verdict) {
  switch (verdict) {
    case ir::Verdict::Met: return 0;
    case ir::Verdict::Undetermined: return 1;
    case ir::Verdict::Missed: return 2;
    case ir::Verdict::Pending:
    case ir::Verdict::NotApplicable: break;
  }
  return -1;
}

// Whether the second is as bad for the provider, or worse.
bool as_bad(ir::Verdict first, ir::Verdict second) {
  const int a = rank_of(first), b = rank_of(second);
  if (a == 2) return b == 2;
  return a < 0 || b < 0 || a <= b;
}

// From the one that is owed less to the other.
std::string broken_from(const Seen& less, const Seen& more) {
  if (more.owed < less.owed) {
    return fmt::format("owed {} and {}", to_fraction(less.owed), to_fraction(more.owed));
  }
  for (const auto& [key, verdict] : less.verdicts) {
    const auto found = more.verdicts.find(key);
    if (found == more.verdicts.end()) {
      if (verdict == ir::Verdict::Missed) return key + " missed, and not there";
    } else if (!as_bad(verdict, found->second)) {
      return fmt::format("{} {} and {}", key, word_of(verdict), word_of(found->second));
    }
  }
  return "";
}

}  // namespace

Seen see(const ir::Program& program, events::EventStore store, Instant as_of) {
  const evaluation::Order order{as_of, evaluation::Keep::Items};
  auto found = evaluation::evaluate(program, std::move(store), order);
  Seen seen;
  const claimed::Claims claims(found.plan, found.store, found.losses);
  for (const auto& period :
       settlement::settle(program, found.results, claims, found.charges).periods) {
    seen.owed += period.total;
  }
  for (const auto& period : found.results) {
    for (const auto& result : period.results) {
      const std::string key = fmt::format("{} {} of {}", program[result.target].name,
                                          text_of(result.group), period.period.label);
      seen.verdicts[key] = result.verdict;
    }
  }
  for (const auto& item : found.all.items) {
    if (item.left_out >= 0) continue;
    const std::string key =
        fmt::format("{} item {} {}", program[item.target].name, item.subject, item.number);
    seen.verdicts[key] = item.verdict;
  }
  return seen;
}

std::string broken(Favour claim, const Seen& before, const Seen& after) {
  switch (claim) {
    case Favour::Customer: return broken_from(before, after);
    case Favour::Provider: return broken_from(after, before);
    case Favour::Neither: {
      const std::string wrong = broken_from(before, after);
      return wrong.empty() ? broken_from(after, before) : wrong;
    }
    case Favour::Depends: break;
  }
  return "";
}

bool same(const Seen& before, const Seen& after) {
  return before.owed == after.owed && before.verdicts == after.verdicts;
}

}  // namespace akad::favour
