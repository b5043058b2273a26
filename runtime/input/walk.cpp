#include "runtime/input/walk.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "runtime/base/assert.h"
#include "runtime/input/scalars.h"

namespace akad::input {

static_assert(std::endian::native == std::endian::little, "key heads are compared as words");

namespace {

constexpr std::uint32_t kUnwanted = 0xffffffffu;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::uint64_t head_of(const char* text, std::size_t size) {
  std::uint64_t head = 0;
  std::memcpy(&head, text, 8);
  return size >= 8 ? head : head & ((std::uint64_t{1} << (8 * size)) - 1);
}

std::uint64_t size_bit(std::size_t size) {
  return std::uint64_t{1} << std::min<std::size_t>(size, 63);
}

struct Walker {
  const char* base;
  const std::uint32_t* token;
  std::uint32_t end;
  bool escapes;
  const PathTree& tree;
  std::vector<Value>& values;
  Walked trouble = Walked::Sound;

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

  // An earlier value of the same key does not count, nor anything inside it.
  void forget(std::uint32_t node) {
    const PathNode& place = tree.nodes[node];
    if (place.slot >= 0) values[static_cast<std::size_t>(place.slot)].kind = ValueKind::Absent;
    for (const PathStep& next : place.steps) forget(next.node);
  }

  bool scalar(ValueKind& kind, std::string_view& text) {
    const char first = here();
    if (first == '\0') return malformed();
    text = take();
    switch (first) {
      case 't': kind = ValueKind::True; return text == "true" || malformed();
      case 'f': kind = ValueKind::False; return text == "false" || malformed();
      case 'n': kind = ValueKind::Null; return text == "null" || malformed();
      default: kind = ValueKind::Number; return is_json_number(text) || malformed();
    }
  }

  void keep(std::uint32_t node, const Value& value) {
    const std::int32_t slot = tree.nodes[node].slot;
    if (slot >= 0) values[static_cast<std::size_t>(slot)] = value;
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
        if (node != kUnwanted) keep(node, found);
        return array(depth);
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

  bool member(std::uint32_t node, int depth) {
    if (here() != '"') return malformed();
    std::string_view key;
    bool escaped = false;
    if (!take_text(key, escaped)) return false;
    if (here() != ':') return malformed();
    ++token;
    const std::uint32_t next = node == kUnwanted ? kUnwanted : step(node, key, escaped);
    if (next != kUnwanted && !tree.nodes[next].steps.empty()) forget(next);
    return any_value(next, depth);
  }

  bool object(std::uint32_t node, int depth) {
    if (depth == kMostNesting) return fail(Walked::TooDeep);
    ++token;
    if (here() == '}') return ++token, true;
    for (;;) {
      if (!member(node, depth + 1)) return false;
      const char after = here();
      if (after != ',' && after != '}') return malformed();
      ++token;
      if (after == '}') return true;
    }
  }

  bool array(int depth) {
    if (depth == kMostNesting) return fail(Walked::TooDeep);
    ++token;
    if (here() == ']') return ++token, true;
    for (;;) {
      if (!any_value(kUnwanted, depth + 1)) return false;
      const char after = here();
      if (after != ',' && after != ']') return malformed();
      ++token;
      if (after == ']') return true;
    }
  }
};

}  // namespace

std::int32_t add_path(PathTree& tree, const std::vector<std::string>& path) {
  std::uint32_t node = 0;
  for (const std::string& key : path) {
    auto& steps = tree.nodes[node].steps;
    const auto known = std::find_if(steps.begin(), steps.end(),
                                    [&](const PathStep& step) { return step.key == key; });
    if (known != steps.end()) {
      node = known->node;
      continue;
    }
    std::string padded = key;
    padded.resize(key.size() + 8);
    const auto next = static_cast<std::uint32_t>(tree.nodes.size());
    tree.nodes[node].sizes |= size_bit(key.size());
    steps.push_back({key, head_of(padded.data(), key.size()), next});
    tree.nodes.emplace_back();
    node = next;
  }
  std::int32_t& slot = tree.nodes[node].slot;
  if (slot < 0) slot = static_cast<std::int32_t>(tree.slots++);
  return slot;
}

Walked walk(Record& record, const PathTree& tree, std::vector<Value>& values) {
  AKAD_ASSERT(record.state == Lexed::Sound);
  values.resize(tree.slots);
  for (Value& value : values) value.kind = ValueKind::Absent;
  Walker walker{record.base, record.token, record.end, record.escapes, tree, values};
  const bool is_object = walker.here() == '{';
  const bool sound = walker.any_value(is_object ? 0 : kUnwanted, 0);
  record.token = walker.token;
  if (!sound) return walker.trouble;
  if (*walker.token < record.end) return Walked::Malformed;
  return is_object ? Walked::Sound : Walked::NotAnObject;
}

std::string_view text_of(const Value& value, std::string& room) {
  if (!value.escaped) return raw(value);
  room = unescaped(raw(value));
  return room;
}

bool next_scalar(const Record& record, const std::uint32_t*& at, int& depth, Value& element) {
  for (;; ++at) {
    const char first = record.base[*at];
    if (first == '[' || first == '{') ++depth;
    if ((first == ']' || first == '}') && --depth == 0) return false;
    if (depth != 1 || std::strchr("[]{},:", first)) continue;
    const char* begin = record.base + *at++;
    const char* last = record.base + std::min(*at, record.end) - 1;
    while (last > begin && is_space(*last)) --last;
    const bool quoted = first == '"';
    element.begin = quoted ? begin + 1 : begin;
    element.size = static_cast<std::uint32_t>(last + (quoted ? 0 : 1) - element.begin);
    element.escaped = quoted && raw(element).find('\\') != std::string_view::npos;
    element.kind = quoted           ? ValueKind::Text
                   : first == 't' ? ValueKind::True
                   : first == 'f' ? ValueKind::False
                   : first == 'n' ? ValueKind::Null
                                    : ValueKind::Number;
    return true;
  }
}

}  // namespace akad::input
