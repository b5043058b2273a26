#include "runtime/events/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

#include "runtime/base/assert.h"
#include "runtime/events/reading/digests/digester.h"
#include "runtime/ir/amounts/claims.h"
#include "runtime/ir/amounts/told.h"

namespace akad::events {

namespace {

constexpr std::size_t kFirstSlots = 1024;  // a power of two
constexpr std::size_t kBlockBytes = std::size_t{256} << 10;

// By the hash's upper bits (at most 2^32 slots), so that growing writes the slots in the order it
// reads them.
std::size_t place_of(std::uint32_t hash, std::size_t slots) {
  return static_cast<std::size_t>(hash >> (32 - std::countr_zero(slots)));
}

// Most names are of two words: they are compared without a call.
bool are_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (a.size() < 8 || a.size() > 16) return a == b;
  const std::size_t last = a.size() - 8;
  return hashing::word_at(a.data()) == hashing::word_at(b.data()) &&
         hashing::word_at(a.data() + last) == hashing::word_at(b.data() + last);
}

}  // namespace

Interner::Interner() : key_(&HashKey::of_process()), slots_(kFirstSlots) {}

void Interner::grow() {
  LargeVector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.id == 0) continue;
    std::size_t at = place_of(slot.hash, larger.size());
    while (larger[at].id != 0) at = at + 1 == larger.size() ? 0 : at + 1;
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

std::uint32_t Interner::foresee(std::string_view text) const {
  const std::uint32_t hash = key_->hash32(text);
  __builtin_prefetch(&slots_[place_of(hash, slots_.size())]);
  return hash;
}

std::uint32_t Interner::foresee_id(std::uint32_t hash) const {
  std::size_t at = place_of(hash, slots_.size());
  while (slots_[at].id != 0 && slots_[at].hash != hash) {
    at = at + 1 == slots_.size() ? 0 : at + 1;
  }
  if (slots_[at].id == 0) return kNone;
  __builtin_prefetch(&texts_[slots_[at].id - 1]);
  return slots_[at].id - 1;
}

std::uint32_t Interner::intern(std::string_view text) { return intern(text, foresee(text)); }

std::uint32_t Interner::intern(std::string_view text, std::uint32_t hash) {
  std::size_t at = place_of(hash, slots_.size());
  while (slots_[at].id != 0) {
    const std::uint32_t id = slots_[at].id - 1;
    if (slots_[at].hash == hash && are_same(texts_[id], text)) return id;
    at = at + 1 == slots_.size() ? 0 : at + 1;
  }
  return add(text, hash, at);
}

// At a free slot.
std::uint32_t Interner::add(std::string_view text, std::uint32_t hash, std::size_t at) {
  AKAD_ASSERT(texts_.size() < (std::size_t{1} << 31));
  if (text.size() > block_left_) {
    block_left_ = std::max(kBlockBytes, text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_left_));
    block_next_ = blocks_.back().get();
  }
  if (!text.empty()) std::memcpy(block_next_, text.data(), text.size());  // from nowhere, perhaps
  texts_.emplace_back(block_next_, text.size());
  block_next_ += text.size();
  block_left_ -= text.size();
  text_bytes_ += text.size();
  slots_[at] = {hash, static_cast<std::uint32_t>(texts_.size())};
  if (texts_.size() * 3 > slots_.size() * 2) grow();
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

std::uint32_t intern_value(ValueTable& values, const ir::Constant& value) {
  switch (value.kind) {
    case ir::ConstantKind::Text: return values.texts.intern("t" + value.text);
    case ir::ConstantKind::Number: return values.texts.intern("n" + to_fraction(value.number));
    case ir::ConstantKind::Flag: return values.texts.intern("f" + value.text);
    case ir::ConstantKind::Time: return values.texts.intern(fmt::format("i{}", value.time));
  }
  AKAD_ASSERT(false);
  return 0;
}

std::uint32_t intern_none(ValueTable& values) { return values.texts.intern("z"); }

bool is_none(const ValueTable& values, std::uint32_t id) {
  return values.texts.text(id).front() == 'z';
}

ir::Constant value_of(const ValueTable& values, std::uint32_t id) {
  const std::string_view text = values.texts.text(id);
  const std::string_view rest = text.substr(1);
  ir::Constant value;
  value.text = std::string(rest);
  switch (text.front()) {
    case 't':
    case 'N': break;
    case 'f': value.kind = ir::ConstantKind::Flag; break;
    case 'n': {
      value.kind = ir::ConstantKind::Number;
      value.text.clear();
      const auto number = parse_rational(rest);
      AKAD_ASSERT(number.has_value());
      value.number = *number;
      break;
    }
    case 'i':
      value.kind = ir::ConstantKind::Time;
      value.text.clear();
      std::from_chars(rest.data(), rest.data() + rest.size(), value.time);
      break;
    default: AKAD_ASSERT(false);  // none has no value: ask is_none first
  }
  return value;
}

const Digests* digests_of(EventStore& store) {
  return store.digester ? &store.digester->digests() : nullptr;
}

std::vector<Attribute> asked_of_notices(const ir::Program& program) {
  bool received = false, notice = false, concerned = false, record = ir::is_told(program);
  for (const ir::Exclusion& row : program.exclusions) {
    if (row.concerned.valid()) concerned = true;
    if (!ir::asks_of_notices(row)) continue;
    record = received = true;
    if (row.notice.valid()) notice = true;
  }
  for (const Id<ir::Log> log : ids_of(program.logs)) {
    const bool arrives = ir::has_claims(program, log) || ir::tells_of_fees(program, log);
    received = received || (program[log].received.valid() && arrives);
  }
  std::vector<Attribute> asked;
  if (received) asked.push_back(Attribute::Received);
  if (notice) asked.push_back(Attribute::Notice);
  if (concerned) asked.push_back(Attribute::Concerned);
  if (record) asked.push_back(Attribute::Record);
  return asked;
}

std::strong_ordering compared(const EventStore& store, Attribute what, std::int64_t a,
                              std::int64_t b) {
  if (a == b || what == Attribute::Record) return std::strong_ordering::equal;
  const bool by_text = what == Attribute::Notice || what == Attribute::Concerned;
  const auto is_name = [](std::int64_t value) { return value >= 0 && value != kNever; };
  if (!by_text || !is_name(a) || !is_name(b)) return a <=> b;
  const Interner& names = what == Attribute::Notice ? store.values.texts : store.subjects;
  return names.text(static_cast<std::uint32_t>(a)) <=> names.text(static_cast<std::uint32_t>(b));
}

const LargeVector<std::int64_t>* values_of(const EventStore& store, Attribute what) {
  for (const AttributeColumn& column : store.attributes) {
    if (column.what == what) return &column.values;
  }
  return nullptr;
}

}  // namespace akad::events
