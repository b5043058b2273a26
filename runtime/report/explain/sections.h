// The sections of an explanation for people, each added to the page.
#pragma once

#include <string>

#include "runtime/report/explain/view.h"
#include "runtime/report/page.h"

namespace akad::report {

// Local readings; the offset stands where it differs from the reading before.
class LocalTimes {
 public:
  explicit LocalTimes(const time::Zone& zone) : zone_(zone) {}
  Phrase operator()(Instant at);

 private:
  const time::Zone& zone_;
  std::optional<Duration> shown_;  // offset
};

Phrase place_said(const Place& place);  // "tickets.ndjson:3", "tickets.json:1 element 3"
Phrase places_said(const std::vector<Place>& places);
Phrase records_said(const std::vector<Place>& places);  // a long row of them by its ends
// Under a result, where its promise allows something.
void add_budget(Page& page, const ir::Program& program, const results::Result& result);
// `small_rule`: see Explanation; of a target of time empty.
Phrase result_said(const ir::Program& program, const results::Result& result,
                   const Phrase& small_rule);
Phrase group_said(const Page& page, const std::vector<results::NamedValue>& group);

std::string explanation_item_schema();    // the part of the schema that is about one item
std::string explanation_period_schema();  // likewise about one period, and the end of the schema

// What is granted is what of it lies in the period.
void add_excluded(Page& page, const Explanation& told, const std::vector<ExcludedRow>& rows,
                  const Interval& period);
// What is owed for the result, and why it is so much.
void add_credits_told(Page& page, const Explanation& told,
                      const std::optional<results::Result>& result,
                      const std::vector<CreditTold>& credits);
void add_item(Page& page, const Explanation& told, const ItemStory& item);
void add_period(Page& page, const Explanation& told, const PeriodStory& period);
// The same without their titles.
void add_item_told(Page& page, const Explanation& told, const ItemStory& item);
void add_period_told(Page& page, const Explanation& told, const PeriodStory& period);

}  // namespace akad::report
