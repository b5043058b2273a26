#include "runtime/differences/compare.h"

#include "runtime/base/assert.h"
#include "runtime/differences/align/lists.h"

namespace akad::differences {
namespace {

std::string below(const std::string& place, const std::string& name) { return place + "." + name; }

// The fields that differ within a part that is told whole.
void collect(const Node& before, const Node& after, const std::string& around,
             std::vector<std::string>& places) {
  if (before.meaning == after.meaning) return;
  const std::string here = before.name.empty() ? around : below(around, before.name);
  const bool told_whole = before.of == Node::Of::Value || before.of == Node::Of::List ||
                          before.key != after.key || before.inside.size() != after.inside.size();
  const bool is_row = before.name.empty();  // of a list: its key is not a kind
  if (told_whole && !is_row) {
    places.push_back(here);
    return;
  }
  const std::string& inside = before.of == Node::Of::Alternative ? around : here;
  for (std::size_t i = 0; i < before.inside.size(); ++i) {
    collect(before.inside[i], after.inside[i], inside, places);
  }
}

// What asks for nothing is none beside what does.
Phrase said_beside(const Node& node, const Node& other) {
  return node.idle && !other.idle ? Phrase() : node.said;
}

struct Comparer {
  const Where& where;
  std::vector<Difference>& to;

  void add(Kind kind, const std::string& place, const Phrase& what, Phrase before, Phrase after,
           Phrase row = {}, Where::At at = {}) {
    Difference difference{kind, where, place, what, std::move(before), std::move(after)};
    difference.where.row = std::move(row);
    difference.where.row_at = at;
    to.push_back(std::move(difference));
  }

  void fields(const Nodes& before, const Nodes& after, const std::string& place,
              const Phrase& around) {
    AKAD_ASSERT(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) field(before[i], after[i], place, around);
  }

  void field(const Node& before, const Node& after, const std::string& around,
             const Phrase& called) {
    if (before.meaning == after.meaning) return;
    const std::string place = below(around, before.name);
    const Phrase what = called.empty()        ? before.what
                        : before.what.empty() ? called
                                              : Phrase("change.of", called, before.what);
    switch (before.of) {
      case Node::Of::Value:
        return add(Kind::Changed, place, what, said_beside(before, after),
                   said_beside(after, before));
      case Node::Of::Part:
        return add(Kind::Changed, place_in(before, after, around), what, before.said, after.said);
      case Node::Of::Row: return fields(before.inside, after.inside, place, what);
      case Node::Of::Alternative:
        // Its fields stand beside those of the row.
        if (before.key == after.key) return fields(before.inside, after.inside, around, called);
        return add(Kind::Changed, place, what, before.said, after.said);
      case Node::Of::List: return rows(before, after, place, what);
    }
  }

  // The one field that differs; of several the part that they stand in.
  static std::string place_in(const Node& before, const Node& after, const std::string& around) {
    std::vector<std::string> places;
    collect(before, after, around, places);
    if (places.size() == 1) return places.front();
    return before.name.empty() ? around : below(around, before.name);
  }

  void rows(const Node& before, const Node& after, const std::string& place, const Phrase& what) {
    const Aligned aligned = align(before.inside, after.inside);
    for (const auto& [at_before, at_after] : aligned.pairs) {
      const Where::At at{static_cast<std::int32_t>(at_before), static_cast<std::int32_t>(at_after)};
      row(before.inside[at_before], after.inside[at_after], place, what, at);
    }
    for (const std::size_t at : aligned.gone) {
      const Node& part = before.inside[at];
      add(Kind::Removed, place, what, part.said, {}, part.label,
          {static_cast<std::int32_t>(at), -1});
    }
    for (const std::size_t at : aligned.come) {
      const Node& part = after.inside[at];
      add(Kind::Added, place, what, {}, part.said, part.label, {-1, static_cast<std::int32_t>(at)});
    }
    if (before.ordered && aligned.reordered) add(Kind::Reordered, place, what, {}, {});
  }

  void row(const Node& before, const Node& after, const std::string& place, const Phrase& what,
           Where::At at) {
    if (before.meaning == after.meaning) return;
    const std::string here = place_in(before, after, place);
    if (before.label == after.label) {
      add(Kind::Changed, here, what, before.said, after.said, before.label, at);
    } else {
      add(Kind::Changed, here, what, whole(before), whole(after), {}, at);
    }
  }
};

}  // namespace

void compare(const Nodes& before, const Nodes& after, const Where& where,
             std::vector<Difference>& to) {
  Comparer{where, to}.fields(before, after, where.of, {});
}

}  // namespace akad::differences
