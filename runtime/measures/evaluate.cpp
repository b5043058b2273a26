#include "runtime/measures/evaluate.h"

#include "runtime/measures/availability.h"
#include "runtime/measures/items.h"

namespace akad::measures {
namespace {

// One signal with two values at one instant; arranging put the one that is kept last.
void note_conflicts(const plan::Plan& plan, const clocks::Happenings& happenings,
                    clocks::Findings& findings) {
  for (std::size_t i = 1; i < happenings.count; ++i) {
    const events::Occurrence& before = happenings.first[i - 1];
    const events::Occurrence& here = happenings.first[i];
    if (here.at != before.at || here.channel != before.channel || here.value == before.value) {
      continue;
    }
    const bool ordered = happenings.sequences != nullptr &&
                         happenings.sequences[i] != happenings.sequences[i - 1];
    const bool is_signal = plan.channels.kind_of(here.channel) == events::ChannelKind::Signal;
    if (ordered || !is_signal || here.at >= plan.as_of) continue;
    findings.about(i, here, events::FindingKind::ConflictingValues);
  }
}

}  // namespace

Partial evaluate(const plan::Plan& plan, const events::EventStore& store, SubjectRange subjects,
                 bool keep_items) {
  Partial partial;
  clocks::Answers answers(plan, store);
  clocks::Findings findings(plan);
  targets::Judge judge(plan, store, answers, findings);
  Cells cells(plan, store);
  ItemCounter items{plan, store, answers, findings, judge, cells,
                    keep_items ? &partial.items : nullptr};
  OutageCounter outages{plan, findings, cells};
  clocks::Story story;
  clocks::OutageStory outage_story;
  for (std::uint32_t subject = subjects.first; subject < subjects.last; ++subject) {
    const clocks::Happenings happenings = clocks::happenings_of(store, subject);
    if (happenings.count == 0) continue;
    ++partial.subjects;
    findings.next_subject(subject, happenings.count);
    note_conflicts(plan, happenings, findings);
    for (std::size_t i = 0; i < plan.clocks.size(); ++i) {
      const Id<ir::Clock> clock{static_cast<std::int32_t>(i)};
      if (plan.clocks[i].targets.empty()) continue;
      clocks::walk(plan, clock, happenings, answers, findings, story);
      count_items(items, clock, subject, story);
    }
    for (std::size_t i = 0; i < plan.outages.size(); ++i) {
      const Id<ir::Outage> outage{static_cast<std::int32_t>(i)};
      if (plan.outages[i].targets.empty()) continue;
      clocks::tell_outages(plan, outage, happenings, answers, findings, outage_story);
      count_outages(outages, outage, subject, outage_story);
    }
  }
  cells.into(partial.cells, answers);
  partial.findings = findings.counts();
  partial.noted = findings.noted();
  return partial;
}

}  // namespace akad::measures
