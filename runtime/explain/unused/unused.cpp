#include "runtime/explain/unused/unused.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "runtime/clocks/walk.h"
#include "runtime/report/wording/findings.h"

namespace akad::explain {
namespace {

bool is_used(events::FindingKind kind) {
  return kind == events::FindingKind::OutOfOrder || kind == events::FindingKind::UnstableName ||
         kind == events::FindingKind::NotInTheList || kind == events::FindingKind::NegativeAmount;
}

report::UnusedRecord unused(const events::EventStore& store, const events::Finding& finding) {
  return {{store.files[static_cast<std::size_t>(finding.file)], finding.line, finding.element},
          report::finding_called(finding.kind, finding.detail)};
}

// What findings of the kind say, by what each is about: `status at 2026-03-02T05:00:00Z`.
std::map<std::string, std::string> details_of(const NotUsed& from, events::FindingKind kind) {
  std::map<std::string, std::string> details;
  const auto add = [&](const events::FindingList& list) {
    for (const events::Finding& finding : list.listed()) {
      const bool is_own = finding.log == from.log.at && finding.subject == from.trail.subject;
      if (!is_own || finding.kind != kind) continue;
      details.try_emplace(finding.detail.substr(0, finding.detail.find(": ")), finding.detail);
    }
  };
  add(from.store.findings);
  add(from.measured.findings);
  return details;
}

std::set<Instant> instants_of_losses(const NotUsed& from) {
  std::set<Instant> instants;
  const auto add = [&](const std::vector<events::Loss>& losses) {
    for (const events::Loss& loss : losses) {
      if (loss.log == from.log && loss.subject == from.subject) instants.insert(loss.from);
    }
  };
  add(from.store.losses);
  add(from.measured.losses);
  return instants;
}

std::string what_of(const NotUsed& from, const events::TrailStep& step) {
  const std::string& name = from.plan.channels.name_of(step.what.channel);
  return fmt::format("{} at {}", name, format_rfc3339(step.what.at));
}

report::Place place_of(const NotUsed& from, const events::TrailStep& step) {
  return {from.store.files[static_cast<std::size_t>(step.file)], step.line, step.element};
}

// Why records of the target's log are not used, by place.
using Reasons = std::map<report::Place, events::FindingKind>;

Reasons reasons_at(const NotUsed& from, const std::vector<events::TrailPlace>& records) {
  Reasons reasons;
  for (const events::TrailPlace& record : records) {
    const std::string& file = from.store.files[static_cast<std::size_t>(record.file)];
    if (record.log == from.log.at) reasons[{file, record.line, record.element}] = record.why;
  }
  return reasons;
}

std::vector<report::UnusedRecord> refused_of(const NotUsed& from) {
  std::vector<report::UnusedRecord> all;
  for (const events::Finding& finding : from.store.findings.listed()) {
    if (finding.file < 0 || is_used(finding.kind)) continue;
    if (finding.subject == from.trail.subject) all.push_back(unused(from.store, finding));
  }
  return all;
}

// Of all the log.
std::vector<report::UnusedRecord> refused_of_members(const NotUsed& from) {
  std::vector<report::UnusedRecord> all;
  for (const events::Finding& finding : from.store.findings.listed()) {
    if (finding.file < 0 || is_used(finding.kind) || finding.log != from.log.at) continue;
    const report::UnusedRecord row = unused(from.store, finding);
    const Phrase why =
        finding.subject.empty() ? row.why : Phrase("record.of_member", finding.subject, row.why);
    all.push_back({row.place, why});
  }
  return all;
}

// Values of one instant that nothing but their text keeps from being last.
std::vector<report::UnusedRecord> conflicts_of(const NotUsed& from) {
  constexpr auto kKind = events::FindingKind::ConflictingValues;
  const std::map<std::string, std::string> details = details_of(from, kKind);
  if (details.empty() || from.subject + 1 >= from.store.first.size()) return {};
  const std::set<Instant> instants = instants_of_losses(from);
  std::map<std::pair<Instant, events::Channel>, std::int64_t> kept;
  const clocks::Happenings own = clocks::happenings_of(from.store, from.subject);
  for (std::size_t i = 0; i < own.count; ++i) {
    const events::Occurrence& what = own.first[i];
    if (instants.contains(what.at)) kept[{what.at, what.channel}] = what.value;
  }
  std::set<std::pair<std::string, report::Place>> lost;  // whatever order they were read in
  for (const events::TrailStep& step : from.trail.steps) {
    const auto last = kept.find({step.what.at, step.what.channel});
    if (last == kept.end() || last->second == step.what.value) continue;
    const auto detail = details.find(what_of(from, step));
    if (detail != details.end()) lost.insert({detail->second, place_of(from, step)});
  }
  std::vector<report::UnusedRecord> all;
  for (const auto& [detail, place] : lost) {
    all.push_back({place, report::finding_called(kKind, detail)});
  }
  return all;
}

// Changes that tell another value before than stood.
std::vector<report::UnusedRecord> gaps_of(const NotUsed& from) {
  constexpr auto kKind = events::FindingKind::MissingChange;
  const std::map<std::string, std::string> details = details_of(from, kKind);
  std::map<std::string, report::Place> places;  // of several at one instant the first
  for (const events::TrailStep& step : from.trail.steps) {
    const auto detail = details.find(what_of(from, step));
    if (detail == details.end()) continue;
    const report::Place place = place_of(from, step);
    const auto [known, is_new] = places.try_emplace(detail->second, place);
    if (!is_new && place < known->second) known->second = place;
  }
  std::vector<report::UnusedRecord> all;
  for (const auto& [detail, place] : places) {
    all.push_back({place, report::finding_called(kKind, detail)});
  }
  return all;
}

// Of the log, those of which nobody can tell whose they are, in the order of findings, and those of
// others that may count in place of one of the subject's; and how many there are.
struct Nameless {
  std::vector<report::UnusedRecord> listed;
  std::uint64_t count = 0;
};
Nameless nameless_of(const NotUsed& from, const Phrase& noun) {
  Nameless found;
  for (const events::Loss& loss : from.store.losses) {
    if (loss.log == from.log && loss.subject == events::Loss::kOfAnybody) ++found.count;
  }
  Reasons replacing = reasons_at(from, from.trail.replacing);
  for (const report::UnusedRecord& own : refused_of(from)) replacing.erase(own.place);
  found.count += replacing.size();
  if (found.count == 0) return found;
  Reasons lost = reasons_at(from, from.trail.of_anybody);
  lost.insert(replacing.begin(), replacing.end());
  const auto list = [&](const report::Place& place, const Phrase& why) {
    if (lost.erase(place) == 0) return;  // once
    found.listed.push_back({place, Phrase("story.of_anybody", why, noun)});
  };
  // In the order of findings, which is that of what they say: places depend on how a log is cut.
  for (const events::Finding& finding : from.store.findings.listed()) {
    const bool is_nameless = finding.log == from.log.at && finding.subject.empty();
    if (!is_nameless || finding.file < 0 || is_used(finding.kind)) continue;
    const report::UnusedRecord row = unused(from.store, finding);
    list(row.place, row.why);
  }
  for (const auto& [place, kind] : replacing) {
    list(place, report::finding_called(kind));
  }
  return found;
}

}  // namespace

void add_unused(const NotUsed& from, bool of_group, report::Explanation& told) {
  if (of_group) {
    told.unused = refused_of_members(from);
    return;
  }
  told.unused = conflicts_of(from);
  for (report::UnusedRecord& record : gaps_of(from)) told.unused.push_back(std::move(record));
  for (report::UnusedRecord& record : refused_of(from)) told.unused.push_back(std::move(record));
  constexpr std::size_t kMostOfAnybody = 20;
  const Nameless nameless = nameless_of(from, told.noun);
  std::uint64_t shown = 0;
  for (const report::UnusedRecord& record : nameless.listed) {
    if (shown == kMostOfAnybody) break;
    told.unused.push_back(record);
    ++shown;
  }
  told.more_unused = nameless.count - shown;
}

}  // namespace akad::explain
