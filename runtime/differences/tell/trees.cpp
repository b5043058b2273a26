#include "runtime/differences/tell/trees.h"

#include <typeindex>
#include <unordered_map>

#include "runtime/differences/differences.h"

namespace akad::differences {
namespace {

template <class T>
struct ElementOf {
  using Type = T;
};
template <class T>
struct ElementOf<std::vector<T>> {
  using Type = T;
};
template <class T>
struct ElementOf<std::optional<T>> {
  using Type = T;
};

template <class T>
concept HasWord = requires(const T& row) {
  word(row);
};

// The place at which a kind of row is met first, in the order of `describe`: by it fields are
// called, wherever such a row stands.
class Places {
 public:
  Places() {
    ir::Program program;
    ir::describe_row(*this, program);
  }
  const std::string& of(std::type_index row) const { return places_.at(row); }

  template <class T>
  void field(const char* name, T&, const ir::RuleOf<T>& = {}) {
    using Inner = typename ElementOf<T>::Type;
    if constexpr (ir::kIsRow<Inner>) enter<Inner>(place_.empty() ? name : place_ + "." + name);
  }
  template <class... A>
  void kind(const char*, std::variant<A...>&) {
    (enter<A>(place_), ...);
  }

 private:
  template <class Row>
  void enter(const std::string& place) {
    if (!places_.emplace(typeid(Row), place).second) return;
    const std::string outside = std::exchange(place_, place);
    Row row{};
    ir::describe_row(*this, row);
    place_ = outside;
  }

  std::unordered_map<std::type_index, std::string> places_;
  std::string place_;
};

std::string place_of(std::type_index row, const char* field) {
  static const Places kPlaces;
  return kPlaces.of(row) + "." + field;
}

template <class T>
concept HasSentence = requires(const Teller& of, const T& row) {
  sentence(of, row);
};
template <class T>
concept IsLine = requires(const Teller& of, const T& row) {
  line(of, row);
};

// Of a row that has a sentence nothing: the sentence says it.
template <class... A>
Phrase kind_said(const std::variant<A...>& one) {
  return std::visit(
      []<class Is>(const Is& is) {
        if constexpr (HasWord<Is>) return word(is);
        return Phrase();
      },
      one);
}

struct Builder {
  const Teller& teller;
  std::type_index row;
  bool declared = false;  // it has a name and a clause, which are told otherwise
  std::string_view alternative = {};
  Nodes nodes = {};

  template <class T>
  void field(const char* name, T& value, const ir::RuleOf<T>& rule = {}) {
    if (rule.since > ir::kIrVersion) return;  // no author can say it
    if constexpr (std::is_same_v<T, ir::Clause>) return;
    if (declared && std::string_view(name) == "name") return;
    const std::string place = place_of(row, name);
    Node node;
    node.name = name;
    node.what = field_called(place);
    node.meaning = Meaning::of_field(teller.rows, teller.edition, name, alternative, value);
    node.left_out = ir::is_left_out(value, rule);
    fill(node, place, value);
    tell_nothing(node, place, value);
    nodes.push_back(std::move(node));
  }
  template <class... A>
  void kind(const char* name, std::variant<A...>& one) {
    Builder inside{teller, row, declared, ir::word_of(one)};
    std::visit(
        [&]<class Is>(Is& is) {
          inside.row = typeid(Is);
          describe(inside, is);
        },
        one);
    const std::string word(ir::word_of(one));
    Node node{Node::Of::Alternative, name, field_called(place_of(row, name)), word, kind_said(one)};
    for (const Node& part : inside.nodes) node.meaning += ";" + part.meaning;
    node.key = word;
    node.inside = std::move(inside.nodes);
    nodes.push_back(std::move(node));
  }

  template <class T>
  void fill(Node& node, const std::string& place, const T& value_of) {
    if constexpr (ir::kIsVector<T>) {
      fill_list(node, place, value_of);
    } else if constexpr (HasSentence<T>) {
      node.of = Node::Of::Part;
      node.said = sentence(teller, value_of);
      node.inside = fields_of(value_of);
    } else if constexpr (ir::kIsRow<T>) {
      node.of = Node::Of::Row;
      node.inside = fields_of(value_of);
    } else if constexpr (std::is_enum_v<T>) {
      node.said = word(value_of);
    } else if constexpr (ir::kIsOptional<T>) {
      if (value_of) fill(node, place, *value_of);
    } else {
      node.said = value(teller, place, value_of);
    }
  }

  // A number that stands for nothing is no number to readers.
  template <class T>
  void tell_nothing(Node& node, const std::string& place, const T&) {
    node.idle = is_idle(teller, place) || is_implied(teller, place);
    if (is_implied(teller, place)) node.meaning.clear();
    if (!node.left_out || node.of != Node::Of::Value) return;
    const Phrase instead = absent(teller, place);
    constexpr bool kIsNumber =
        std::is_same_v<T, Rational> || (std::is_integral_v<T> && !std::is_same_v<T, bool>);
    if (kIsNumber || !instead.empty()) node.said = instead;
  }

  template <class T>
  void fill_list(Node& node, const std::string& place, const std::vector<T>& rows) {
    if constexpr (IsLine<T>) {
      node.of = Node::Of::List;
      node.ordered = kOrderDecides<T>;
      for (const T& part : rows) node.inside.push_back(part_of(part));
    } else {
      std::vector<Phrase> values;
      for (const T& one : rows) values.push_back(value(teller, place, one));
      node.said = list(place, std::move(values));
    }
  }

  template <class T>
  Node part_of(const T& part) {
    Line said = line(teller, part);
    Node node{Node::Of::Part, "", {}, Meaning::of(teller.rows, teller.edition, part), said.said};
    node.key = std::move(said.key);
    node.label = std::move(said.label);
    node.inside = fields_of(part);
    return node;
  }

  template <class T>
  Nodes fields_of(const T& part) {
    Builder inside{teller, typeid(T)};
    ir::describe_row(inside, part);
    return std::move(inside.nodes);
  }
};

template <class Row>
Nodes fields(Teller& teller, const Row& row, bool declared) {
  teller.about(row);
  Builder builder{teller, typeid(Row), declared};
  ir::describe_row(builder, row);
  return std::move(builder.nodes);
}

}  // namespace

Nodes tree(Teller teller, const ir::Agreement& row) { return fields(teller, row, false); }
Nodes tree(Teller teller, const ir::Fee& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Seasons& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::HolidaySet& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Calendar& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Log& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Event& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Signal& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Window& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Clock& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Outage& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Figure& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Exclusion& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Cover& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Target& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Credit& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Cap& row) { return fields(teller, row, true); }
Nodes tree(Teller teller, const ir::Scenario& row) { return fields(teller, row, true); }

}  // namespace akad::differences
