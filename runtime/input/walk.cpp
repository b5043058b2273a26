#include "runtime/input/walk.h"

#include <algorithm>
#include <cstring>

#include "runtime/base/assert.h"
#include "runtime/input/members/plain.h"
#include "runtime/input/scalars.h"

namespace akad::input {
namespace {

constexpr std::uint32_t kUnwanted = 0xffffffffu;

struct Walker {
  const char* base;
  const std::uint32_t* token;
  std::uint32_t end;
  bool escapes;
  const PathTree& tree;
  std::vector<KnownKeys>& known;
  std::vector<Value>& values;
  NodeSet seen = {};  // nodes with steps below
  bool repeats = false;
  bool repeats_list = false;
  bool lacks_comma = false;
  Walked trouble = Walked::Sound;
  std::uint32_t through = 0;  // as in Record
  std::uint32_t through_keys = 0;

  bool fail(Walked why) {
    trouble = why;
    return false;
  }
  bool malformed() { return fail(Walked::Malformed); }

  // The character of the current token; 0 behind the record.
  char here() const { return *token < end ? base[*token] : '\0'; }

  // The current token's text without the white space behind it; moves on.
  std::string_view take() {
    const char* begin = base + *token++;
    const char* last = base + std::min(*token, end) - 1;
    while (last > begin && is_space(*last)) --last;
    return {begin, static_cast<std::size_t>(last + 1 - begin)};
  }

  bool take_text(std::string_view& text, bool& escaped) {
    const char* begin = base + *token++ + 1;
    const char* last = base + std::min(*token, end) - 1;
    while (*last != '"' && last > begin && is_space(*last)) --last;
    if (last < begin || *last != '"') return malformed();
    text = {begin, static_cast<std::size_t>(last - begin)};
    escaped = escapes && text.find('\\') != std::string_view::npos;
    return !escaped || are_sound_escapes(text) || malformed();
  }

  std::uint32_t step(std::uint32_t node, std::string_view key, bool escaped) const {
    if (escaped) {
      const std::string plain = unescaped(key);
      for (const PathStep& next : tree.nodes[node].steps) {
        if (next.key == plain) return next.node;
      }
      return kUnwanted;
    }
    const PathNode& place = tree.nodes[node];
    if ((place.sizes & size_bit(key.size())) == 0) return kUnwanted;
    const std::uint64_t head = head_of(key.data(), key.size());
    for (const PathStep& next : place.steps) {
      if (next.head != head || next.key.size() != key.size()) continue;
      if (key.size() <= 8 || std::memcmp(next.key.data(), key.data(), key.size()) == 0) {
        return next.node;
      }
    }
    return kUnwanted;
  }

  // The first slot at or below.
  std::int32_t slot_of(std::uint32_t node) const {
    while (tree.nodes[node].slot < 0) {
      const PathNode& place = tree.nodes[node];
      node = place.steps.empty() ? place.items.front().node : place.steps.front().node;
    }
    return tree.nodes[node].slot;
  }

  // A key with wanted places below. An earlier value of the same key does not count, nor anything
  // inside it.
  void enter(std::uint32_t node) {
    if (seen.add(node)) return;
    meet_again(slot_of(node));
    forget(node);
  }

  void meet_again(std::int32_t slot) {
    if (slot == tree.list) {
      repeats_list = true;
    } else {
      values[static_cast<std::size_t>(slot)].repeated = repeats = true;
    }
  }

  void forget(std::uint32_t node) {
    const PathNode& place = tree.nodes[node];
    if (place.slot >= 0) {
      Value& value = values[static_cast<std::size_t>(place.slot)];
      if (place.slot == tree.list && value.kind != ValueKind::Absent) repeats_list = true;
      value.kind = ValueKind::Absent;
    }
    for (const PathStep& next : place.steps) {
      seen.remove(next.node);
      forget(next.node);
    }
    for (const ItemStep& next : place.items) forget(next.node);
  }

  bool scalar(ValueKind& kind, std::string_view& text) {
    if (here() == '\0') return malformed();
    text = take();
    kind = kind_of(text);
    return kind != ValueKind::Absent || malformed();
  }

  void keep(std::uint32_t node, const Value& value) {
    const std::int32_t slot = tree.nodes[node].slot;
    if (slot < 0) return;
    Value& kept = values[static_cast<std::size_t>(slot)];
    if (kept.kind != ValueKind::Absent) meet_again(slot);
    const bool is_repeated = kept.repeated;
    kept = value;
    kept.repeated = is_repeated;
  }

  // Something is wanted inside a list that is not empty.
  void meet_list(std::uint32_t node, int depth) {
    if (through != 0 || token[1] >= end || base[token[1]] == ']') return;
    through = static_cast<std::uint32_t>(slot_of(tree.nodes[node].steps.front().node)) + 1;
    through_keys = static_cast<std::uint32_t>(depth);
  }

  bool any_value(std::uint32_t node, int depth) {
    Value found;
    std::string_view text;
    found.token = token;
    switch (here()) {
      case '{':
        found.kind = ValueKind::Object;
        if (node != kUnwanted) keep(node, found);
        return object(node, depth);
      case '[':
        found.kind = ValueKind::Array;
        if (node == kUnwanted) return array(node, depth);
        keep(node, found);
        if (node != 0 && !tree.nodes[node].steps.empty()) meet_list(node, depth);
        return array(tree.nodes[node].items.empty() ? kUnwanted : node, depth);
      case '"':
        found.kind = ValueKind::Text;
        if (!take_text(text, found.escaped)) return false;
        break;
      default:
        if (!scalar(found.kind, text)) return false;
    }
    if (node == kUnwanted) return true;
    found.begin = text.data();
    found.size = static_cast<std::uint32_t>(text.size());
    keep(node, found);
    return true;
  }

  // To behind the colon; `next` is the key's node. `last` is the key before, in `known`.
  bool any_key(std::uint32_t node, std::uint8_t& last, std::uint32_t& next) {
    if (here() != '"') return malformed();
    const char* begin = base + *token;
    std::string_view key;
    bool escaped = false;
    if (!take_text(key, escaped)) return false;
    if (here() != ':') return malformed();
    const char* colon = base + *token++;
    if (node == kUnwanted) return true;
    next = step(node, key, escaped);
    const bool plain = colon == key.data() + key.size() + 1 && !escaped;
    const std::string_view written(begin, static_cast<std::size_t>(colon + 1 - begin));
    const std::int32_t slot = next == kUnwanted ? -1 : tree.nodes[next].slot;
    const bool leads = next != kUnwanted && is_tree(tree.nodes[next]);
    last = plain ? remember(known[node], last, written, {next, slot, leads}) : std::uint8_t{0};
    return true;
  }

  // The same where it is a key that was foretold. That a quote stands first in it makes it a text's
  // beginning; no escape is in it, so the quote before the colon is that text's end.
  bool foretold_key(std::uint32_t node, std::uint8_t& last, std::uint32_t& next) {
    if (node == kUnwanted || *token >= end) return false;
    const KnownKeys& keys = known[node];
    const std::uint8_t key = foretold(keys, last, base + *token);
    if (key == 0 || keys[key].size > end - *token) return false;
    token += 2;
    last = key;
    next = keys[key].node;
    return true;
  }

  bool object(std::uint32_t node, int depth) {
    if (depth == kMostNesting) return fail(Walked::TooDeep);
    ++token;
    if (here() == '}') return ++token, true;
    return members(node, depth, 0);
  }

  // From the current token on, a key; `last` is the one before, in `known`.
  bool members(std::uint32_t node, int depth, std::uint8_t last) {
    for (;;) {
      if (node != kUnwanted && !escapes) {
        const Members plain = plain_members(base, end, known[node], values, {token, last});
        token = plain.at;
        last = plain.last;
        if (plain.ended) return true;
      }
      std::uint32_t next = kUnwanted;
      if (!foretold_key(node, last, next) && !any_key(node, last, next)) return false;
      if (next != kUnwanted && is_tree(tree.nodes[next])) enter(next);
      if (!any_value(next, depth + 1)) return false;
      const char after = here();
      if (after != ',' && after != '}') return malformed();
      ++token;
      if (after == '}') return true;
    }
  }

  // Another object right behind one, in what may be a list of records.
  bool meets_gap(char after, int depth) {
    if (after != '{' || base[token[-1]] != '}') return false;
    if ((tree.lists >> (depth + 1) % kMostNesting & 1) == 0) return false;
    return lacks_comma = true;
  }

  std::uint32_t item(std::uint32_t node, std::uint32_t number, std::size_t& wanted) const {
    const std::vector<ItemStep>& items = tree.nodes[node].items;
    if (wanted == items.size() || items[wanted].number != number) return kUnwanted;
    return items[wanted++].node;
  }

  bool array(std::uint32_t node, int depth) {
    if (depth == kMostNesting) return fail(Walked::TooDeep);
    ++token;
    if (here() == ']') return ++token, true;
    std::uint32_t number = 0;
    std::size_t wanted = 0;  // of the items
    for (;;) {
      const std::uint32_t next = node == kUnwanted ? kUnwanted : item(node, ++number, wanted);
      if (!any_value(next, depth + 1)) return false;
      const char after = here();
      if (meets_gap(after, depth)) continue;
      if (after != ',' && after != ']') return malformed();
      ++token;
      if (after == ']') return true;
    }
  }
};

void make_absent(Value& value) {
  value.kind = ValueKind::Absent;
  value.repeated = false;
}

// Reads on where plain members end, or from the beginning where none were read, and says in the
// record what it met.
Walked walk_rest(Record& record, const std::uint32_t*& at, const PathTree& tree,
                 std::vector<KnownKeys>& known, std::vector<Value>& values, Members plain) {
  Walker walker{record.base, at, record.end, record.escapes, tree, known, values};
  const bool is_list = walker.here() == '[' && !tree.nodes[0].items.empty();
  const bool is_record = walker.here() == '{' || is_list;
  bool sound = false;
  if (plain.last != 0) {
    walker.token = plain.at;
    sound = walker.members(0, 0, plain.last);
  } else {
    sound = walker.any_value(is_record ? 0 : kUnwanted, 0);
  }
  at = walker.token;
  record.repeats = walker.repeats;
  record.repeats_list = walker.repeats_list;
  record.lacks_comma = walker.lacks_comma;
  record.through = walker.through;
  record.through_keys = walker.through_keys;
  if (!sound) return walker.trouble;
  return is_record ? Walked::Sound : Walked::NotAnObject;
}

// Reads one value from `at` on, to behind it. Most records are objects of plain members and nothing
// else: they need no walker.
Walked walk_from(Record& record, const std::uint32_t*& at, const PathTree& tree,
                 std::vector<KnownKeys>& known, std::vector<Value>& values) {
  Members plain{at + 1};
  if (!record.escapes && tree.nodes[0].slot < 0 && *at < record.end && record.base[*at] == '{') {
    plain = plain_members(record.base, record.end, known[0], values, plain);
  }
  if (!plain.ended) return walk_rest(record, at, tree, known, values, plain);
  at = plain.at;
  record.repeats = record.repeats_list = record.lacks_comma = false;
  record.through = record.through_keys = 0;
  return Walked::Sound;
}

// Of several records: whether this one ends where it may.
bool close(Record& record) {
  if (*record.token >= record.end) return false;
  const std::uint32_t end = record.token[-1] + 1;
  const char* next = record.base + *record.token;
  const bool may = record.open == Open::Element ? *next == ',' || *next == ']'
                                                : std::find(record.base + end, next, '\n') != next;
  if (may) record.end = end;
  return may;
}

}  // namespace

Walked walk(Record& record, const PathTree& tree, std::vector<KnownKeys>& known,
            std::vector<Value>& values) {
  AKAD_ASSERT(record.state == Lexed::Sound);
  if (known.empty()) known.resize(tree.nodes.size(), KnownKeys(1));
  values.resize(tree.slots);
  for (Value& value : values) make_absent(value);
  const Walked found = walk_from(record, record.token, tree, known, values);
  if (record.open != Open::No)
    return found == Walked::Sound && close(record) ? found : Walked::Malformed;
  const bool is_read = found == Walked::Sound || found == Walked::NotAnObject;
  return is_read && *record.token < record.end ? Walked::Malformed : found;
}

bool next_element(const Record& record, const std::uint32_t*& at) {
  const char sign = record.base[*at];
  if (sign == ']') return false;
  if (sign == '{') return true;  // a comma is missing
  ++at;                          // the bracket that opens the list, or a comma
  return sign == ',' || record.base[*at] != ']';
}

Walked walk_element(Record& record, const std::uint32_t*& at, const PathTree& tree,
                    std::vector<KnownKeys>& known, std::vector<Value>& values) {
  if (known.empty()) known.resize(tree.nodes.size(), KnownKeys(1));
  forget(tree, values);
  const Walked found = walk_from(record, at, tree, known, values);
  AKAD_ASSERT(found == Walked::Sound || found == Walked::NotAnObject);  // a part of what was read
  return found;
}

void forget(const PathTree& tree, std::vector<Value>& values) {
  for (const PathNode& node : tree.nodes) {
    if (node.slot >= 0) make_absent(values[static_cast<std::size_t>(node.slot)]);
  }
}

}  // namespace akad::input
