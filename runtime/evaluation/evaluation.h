// The one door from records to results: read, arrange, bind, evaluate, judge. Engine, explanations
// and every test harness come through here, so that they cannot differ.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runtime/charged/charges.h"
#include "runtime/events/reader.h"
#include "runtime/measures/evidence.h"
#include "runtime/measures/exclusions/notices.h"
#include "runtime/measures/groups/groups.h"
#include "runtime/plan/plan.h"
#include "runtime/results/judge.h"

namespace akad::evaluation {

// A sentence about a zone that the zone database of this machine does not know; empty = it knows
// all. `read` asks it; whoever has a store from elsewhere asks it before `evaluate`.
std::string zone_problem(const ir::Program& program);

enum class Keep { Nothing, Items, OpenItems, ItemsOfSubject };

struct Order {
  Instant as_of = 0;
  Keep keep = Keep::Nothing;
  std::uint32_t subject = 0;   // of store.subjects; ItemsOfSubject only
  Id<ir::Target> target = {};  // likewise: whose evidence is kept; none = nobody's
  std::int32_t item = 0;       // likewise: of the item of this number alone; 0 = of every item
  limits::Limits limits = {};
  bool list_misses = false;  // missed items and outages, in `all`
  bool keep_cells = false;   // beside the results, which have what they say
};

// The same program and set of records give the same evaluation, whatever their order and files.
struct Evaluation {
  plan::Plan plan;            // of the whole term; the program it was bound to must outlive it
  events::EventStore store;   // arranged
  measures::Notices notices;  // of the store
  measures::Groups groups;    // likewise
  // Items sorted; a log about one subject has its cell in every period. No cells unless kept.
  measures::Partial all;
  measures::Partial subject;  // ItemsOfSubject: what the subject alone contributes, its items too
  events::Losses losses;      // all there are; looks at the names in the store
  charged::Charges charges;   // as records tell them
  std::vector<results::PeriodResults> results;   // of every period that has begun
  std::vector<bool> unspoken;                    // by target: no record speaks of it
  std::unique_ptr<measures::Evidence> evidence;  // null: of no target
  // What there was more than the limits allow, in a sentence: then there are no results. Empty: all
  // is there.
  std::string excess = {};
};

// None and a sentence in `error` when a file or a zone cannot be read.
std::optional<events::EventStore> read(const ir::Program& program,
                                       const std::vector<events::LogFile>& files,
                                       const events::ReadOptions& options,
                                       events::ReadError& error);

// The store is as `read` gave it, or filled by hand.
Evaluation evaluate(const ir::Program& program, events::EventStore store, const Order& order);

// The same of a further subject, with the evidence of a target; all else stays as it is.
void evaluate_subject(Evaluation& found, std::uint32_t subject, Id<ir::Target> target);

}  // namespace akad::evaluation
