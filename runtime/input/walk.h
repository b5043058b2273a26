// Reads one record strictly (RFC 8259) and keeps the places of the wanted values. Everything is
// checked, also what nobody wants: a record is sound as a whole or it is not used.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/input/members/keys.h"
#include "runtime/input/records.h"
#include "runtime/input/structure.h"

namespace akad::input {

// The wanted paths as a tree of keys. A path goes into an array by the number of an element only.
struct PathStep {
  std::string key;
  std::uint64_t head = 0;  // the first eight bytes of the key, zeros behind
  std::uint32_t node = 0;
};
struct ItemStep {
  std::uint32_t number = 0;  // counted from 1
  std::uint32_t node = 0;
};
struct PathNode {
  std::vector<PathStep> steps;
  std::vector<ItemStep> items = {};  // where an array stands there, in the order of their numbers
  std::uint64_t sizes = 0;           // bit n: a key of n bytes is among the steps (63: or more)
  std::int32_t slot = -1;
};
struct PathTree {
  std::vector<PathNode> nodes = {PathNode{}};
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> below = {};  // a node and a key
  std::size_t slots = 0;
  std::int32_t list = -1;  // the slot of the list whose elements are records
  // Bit n: of n open brackets the last may be that of a list of records. There a comma that is
  // missing between two objects is met, and said in the record, not malformed.
  std::uint64_t lists = 0;
};
// The slot of `path`, or of an item of the array there, new or not. keys.cpp
std::int32_t add_path(PathTree& tree, const std::vector<std::string>& path, std::int32_t item = 0);
inline bool is_tree(const PathNode& node) { return !node.steps.empty() || !node.items.empty(); }

static_assert(std::endian::native == std::endian::little, "key heads are compared as words");

// At least eight bytes are readable at `text`.
inline std::uint64_t head_of(const char* text, std::size_t size) {
  std::uint64_t head = 0;
  std::memcpy(&head, text, 8);
  return size >= 8 ? head : head & ((std::uint64_t{1} << (8 * size)) - 1);
}
inline std::uint64_t size_bit(std::size_t size) {
  return std::uint64_t{1} << std::min<std::size_t>(size, 63);
}

enum class ValueKind : std::uint8_t { Absent, Null, Text, Number, True, False, Array, Object };
struct Value {
  ValueKind kind = ValueKind::Absent;
  bool repeated = false;  // the place stands in the record more than once
  bool escaped = false;   // a Text with backslashes in it
  std::uint32_t size = 0;
  const char* begin = nullptr;           // Text: behind the quote; Number: as written
  const std::uint32_t* token = nullptr;  // Array: its first token, for `each_element`
};
inline std::string_view raw(const Value& value) { return {value.begin, value.size}; }

enum class Walked { Sound, Malformed, TooDeep, NotAnObject };

// Fills values[slot]; a key that occurs twice in one object: the last one counts. Where a wanted
// place stands there or in it, that value is `repeated` and the record repeats; where it is the
// list of records, it repeats its list instead. `known` is empty at first and then what the walks
// over one file's records leave in it, by node of the tree.
Walked walk(Record& record, const PathTree& tree, std::vector<KnownKeys>& known,
            std::vector<Value>& values);

// The elements of an Array value of a record that `walk` found sound, one after the other: `at`
// begins as value.token, and is moved behind each element by `walk_element`. False: no more.
bool next_element(const Record& record, const std::uint32_t*& at);
// Reads the element at `at` as a record of its own: fills the slots of `tree`, leaves the others.
Walked walk_element(Record& record, const std::uint32_t*& at, const PathTree& tree,
                    std::vector<KnownKeys>& known, std::vector<Value>& values);
// Makes the slots of `tree` absent.
void forget(const PathTree& tree, std::vector<Value>& values);

// The text without its escapes; `room` holds it when there are any.
std::string_view text_of(const Value& value, std::string& room);

// The scalar elements of an Array value, one after the other; `at` begins as value.token.
bool next_scalar(const Record& record, const std::uint32_t*& at, int& depth, Value& element);

// In text that was checked by `walk`.
std::string unescaped(std::string_view raw_text);

}  // namespace akad::input
