// Outages and figures.
#include "compiler/parser/build/build.h"
#include "runtime/base/assert.h"

namespace akad::parser::build {

void build_outage_head(Reading& reading, Rules::Outage_headContext& context, ast::Outage& outage) {
  outage.name = build_name(reading, *context.name(0));
  outage.log = build_name(reading, *context.name(1));
}

void build_line(Reading& reading, Rules::OutageNumberClauseContext& context, ast::Outage& outage) {
  outage.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::WhileClauseContext& context, ast::Outage& outage) {
  outage.down.push_back(build_stretch(reading, context));
}

void build_line(Reading& reading, Rules::WeighedWhileClauseContext& context, ast::Outage& outage) {
  outage.down.push_back(ast::WeighedLine{build_state(reading, context),
                                         build_percentage(reading, *context.percentage()),
                                         span_of(reading, context)});
}

void build_line(Reading& reading, Rules::FromToClauseContext& context, ast::Outage& outage) {
  outage.down.push_back(build_stretch(reading, context));
}

void build_line(Reading& reading, Rules::PairedClauseContext& context, ast::Outage& outage) {
  outage.pairs.push_back({build_path(reading, *context.path()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::OneAtATimeClauseContext& context, ast::Outage& outage) {
  outage.pairs.push_back({std::nullopt, span_of(reading, context)});
}

void build_line(Reading& reading, Rules::DuringClauseContext& context, ast::Outage& outage) {
  outage.down.push_back(build_stretch(reading, context));
}

void build_line(Reading& reading, Rules::MembersClauseContext& context, ast::Outage& outage) {
  ast::MembersLine line;
  line.log = build_name(reading, *context.name(0));
  line.outage = build_name(reading, *context.name(1));
  line.by_share = context.WEIGHS() != nullptr;
  line.span = span_of(reading, context);
  if (auto* share = context.percentage()) {
    line.bound = build_percentage(reading, *share);
  } else if (context.NUMBER() != nullptr) {
    line.bound = build_number(reading, *context.NUMBER());
  }
  line.which = context.ALL() != nullptr     ? ast::Which::All
               : context.ANY() != nullptr   ? ast::Which::Any
               : context.LEAST() != nullptr ? ast::Which::AtLeast
                                            : ast::Which::MoreThan;
  outage.down.push_back(std::move(line));
}

namespace {

ir::SlotCounts counts_as(Rules::Slot_countsContext& context) {
  switch (word_of(context)) {
    case Slot_countsWord::UP: return ir::SlotCounts::Up;
    case Slot_countsWord::DOWN: return ir::SlotCounts::Down;
    case Slot_countsWord::UNKNOWN_WORD: return ir::SlotCounts::Unknown;
    case Slot_countsWord::PASSED: return ir::SlotCounts::PassedOver;
  }
  AKAD_ASSERT(false);
}

template <class Context>
ast::SlotsInRowLine build_row(Reading& reading, Context& context) {
  return {build_number(reading, *context.NUMBER()), context.LAST() != nullptr,
          span_of(reading, context)};
}

}  // namespace

void build_line(Reading& reading, Rules::SlotsClauseContext& context, ast::Outage& outage) {
  ast::SlotsLine line;
  line.slot = build_duration(reading, *context.duration());
  line.counted = build_name(reading, *context.name(0));
  line.test = build_comparison(context);
  line.span = span_of(reading, context);
  if (auto* share = context.percentage()) {
    line.bound = build_percentage(reading, *share);
    line.of = build_name(reading, *context.name(1));
  } else {
    line.bound = build_number(reading, *context.NUMBER());
  }
  outage.down.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::FewInSlotsClauseContext& context, ast::Outage& outage) {
  ast::FewInSlotsLine line{std::nullopt, build_name(reading, *context.name()),
                           counts_as(*context.slot_counts()), span_of(reading, context)};
  if (context.NUMBER() != nullptr) line.below = build_number(reading, *context.NUMBER());
  outage.few.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::DownAfterClauseContext& context, ast::Outage& outage) {
  outage.down_after.push_back(build_row(reading, context));
}

void build_line(Reading& reading, Rules::UpAfterClauseContext& context, ast::Outage& outage) {
  outage.up_after.push_back(build_row(reading, context));
}

void build_line(Reading& reading, Rules::LastingClauseContext& context, ast::Outage& outage) {
  outage.lasting.push_back(
      {context.LEAST() != nullptr ? ir::LengthTest::AtLeast : ir::LengthTest::MoreThan,
       build_duration(reading, *context.duration()),
       context.WHOLE() != nullptr ? ir::Counted::Whole : ir::Counted::Excess,
       span_of(reading, context)});
}

void build_line(Reading& reading, Rules::MergeClauseContext& context, ast::Outage& outage) {
  outage.merge.push_back({build_duration(reading, *context.duration()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::OutageConcernsClauseContext& context,
                ast::Outage& outage) {
  outage.concerns.push_back(build_name(reading, *context.name()));
}

void build_line(Reading& reading, Rules::StayApartClauseContext& context, ast::Outage& outage) {
  outage.merge.push_back({std::nullopt, span_of(reading, context)});
}

// What all outages say; of pairs, exclusions too.
void build_line(Reading& reading, Rules::GeneralMergeClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::MergeLine>(all).push_back(
      {build_duration(reading, *context.duration()), span_of(reading, context)});
}

void build_line(Reading& reading, Rules::GeneralStayApartClauseContext& context,
                ast::Interpretation& all) {
  ast::lines_of<ast::MergeLine>(all).push_back({std::nullopt, span_of(reading, context)});
}

void build_line(Reading& reading, Rules::GeneralPairsClauseContext& context,
                ast::Interpretation& all) {
  ast::PairsLine line{std::nullopt, span_of(reading, context)};
  if (auto* key = context.path()) line.key = build_path(reading, *key);
  ast::lines_of<ast::PairsLine>(all).push_back(std::move(line));
}

void build_figure_head(Reading& reading, Rules::Figure_headContext& context, ast::Figure& figure) {
  figure.name = build_name(reading, *context.name(0));
  figure.log = build_name(reading, *context.name(1));
}

void build_line(Reading& reading, Rules::FigureNumberClauseContext& context, ast::Figure& figure) {
  figure.clause.push_back(build_clause_line(reading, *context.clause_line()));
}

void build_line(Reading& reading, Rules::ShareOfClauseContext& context, ast::Figure& figure) {
  figure.of.push_back({ir::Taken::Share,
                       build_name(reading, *context.name(0)),
                       build_name(reading, *context.name(1)),
                       {},
                       span_of(reading, context)});
}

void build_line(Reading& reading, Rules::PercentileOfClauseContext& context, ast::Figure& figure) {
  figure.of.push_back({ir::Taken::Percentile,
                       build_name(reading, *context.name()),
                       {},
                       build_number(reading, *context.NUMBER()),
                       span_of(reading, context)});
}

#define AKAD_TAKES(Label, taken)                                                           \
  void build_line(Reading& reading, Rules::Label##Context& context, ast::Figure& figure) { \
    figure.of.push_back(                                                                   \
        {taken, build_name(reading, *context.name()), {}, {}, span_of(reading, context)}); \
  }
AKAD_TAKES(NumberOfClause, ir::Taken::Number)
AKAD_TAKES(SumOfClause, ir::Taken::Sum)
AKAD_TAKES(AverageOfClause, ir::Taken::Average)
AKAD_TAKES(MedianOfClause, ir::Taken::Median)
AKAD_TAKES(HighestOfClause, ir::Taken::Highest)
AKAD_TAKES(LowestOfClause, ir::Taken::Lowest)
#undef AKAD_TAKES

void build_line(Reading& reading, Rules::TakenForEachClauseContext& context, ast::Figure& figure) {
  ast::TakenForEachLine line{
      build_duration(reading, *context.duration()), {}, {}, span_of(reading, context)};
  Rules::Then_takenContext& then = *context.then_taken();
  if (then.PERCENTILE() != nullptr) {
    line.then = ir::Taken::Percentile;
    line.percentile = build_number(reading, *then.NUMBER());
  } else {
    line.then = then.AVERAGED() != nullptr  ? ir::Taken::Average
                : then.HIGHEST() != nullptr ? ir::Taken::Highest
                : then.LOWEST() != nullptr  ? ir::Taken::Lowest
                                            : ir::Taken::Median;
  }
  figure.for_each.push_back(std::move(line));
}

void build_line(Reading& reading, Rules::FewInFigureClauseContext& context, ast::Figure& figure) {
  ast::FewInFigureLine line{std::nullopt, build_name(reading, *context.name()), std::nullopt,
                            span_of(reading, context)};
  const bool has_few = context.FEWER() != nullptr;
  if (has_few) line.below = build_number(reading, *context.NUMBER(0));
  if (auto* share = context.percentage()) {
    line.counts = {build_percentage(reading, *share), span_of(reading, *share)};
  } else if (context.LEFT() == nullptr) {
    const ast::Number number = build_number(reading, *context.NUMBER(has_few ? 1 : 0));
    line.counts = {number, number.span};
  }
  figure.few.push_back(std::move(line));
}

}  // namespace akad::parser::build
