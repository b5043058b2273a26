#include "runtime/input/text.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace akad::input {

namespace {

constexpr std::size_t kChunk = std::size_t{64} << 10;
constexpr char kNoUtf8 = '\xff';

bool is_high(unsigned unit) { return unit >= 0xd800 && unit <= 0xdbff; }
bool is_low(unsigned unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

}  // namespace

std::size_t Text::read(char* to, std::size_t most) {
  switch (coding_) {
    case Coding::Unknown: return begin(to, most);
    case Coding::Utf8:
      if (at_ < ready_.size()) return give(to, most);
      return source_.read(to, most);
    case Coding::Little:
    case Coding::Big: break;
  }
  while (at_ == ready_.size()) {
    if (!decode()) return 0;
  }
  return give(to, most);
}

std::size_t Text::give(char* to, std::size_t most) {
  const std::size_t size = std::min(most, ready_.size() - at_);
  std::memcpy(to, ready_.data() + at_, size);
  at_ += size;
  return size;
}

// Looks at the first two bytes.
std::size_t Text::begin(char* to, std::size_t most) {
  raw_.resize(kChunk);
  std::size_t size = 0;
  while (size < 2) {
    const std::size_t got = source_.read(raw_.data() + size, raw_.size() - size);
    if (got == 0) break;
    size += got;
  }
  raw_.resize(size);
  const std::string_view mark = std::string_view(raw_).substr(0, 2);
  coding_ = mark == "\xff\xfe" ? Coding::Little : mark == "\xfe\xff" ? Coding::Big : Coding::Utf8;
  if (coding_ == Coding::Utf8) {
    ready_ = std::move(raw_);
  } else {
    raw_.erase(0, 2);
  }
  return read(to, most);
}

bool Text::decode() {
  if (ended_) return false;
  ready_.clear();
  at_ = 0;
  const std::size_t kept = raw_.size();
  raw_.resize(std::max(kept, kChunk));
  std::size_t size = kept;
  if (kept < 2) {
    const std::size_t got = source_.read(raw_.data() + kept, raw_.size() - kept);
    if (got == 0) {
      ended_ = true;
      if (!source_.error().empty()) return false;
      if (kept > 0 || high_ != 0) ready_.push_back(kNoUtf8);
      return !ready_.empty();
    }
    size += got;
  }
  const std::size_t low = coding_ == Coding::Little ? 0 : 1;
  const auto byte = [this](std::size_t at) { return static_cast<unsigned char>(raw_[at]); };
  const std::size_t whole = size - size % 2;
  for (std::size_t i = 0; i < whole; i += 2) {
    take_unit(static_cast<unsigned>(byte(i + low) | byte(i + 1 - low) << 8));
  }
  raw_ = raw_.substr(whole, size - whole);
  return true;
}

void Text::take_unit(unsigned unit) {
  if (high_ != 0) {
    const unsigned high = high_;
    high_ = 0;
    if (is_low(unit)) return put(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
    ready_.push_back(kNoUtf8);
  }
  if (is_high(unit)) {
    high_ = unit;
  } else if (is_low(unit)) {
    ready_.push_back(kNoUtf8);
  } else {
    put(unit);
  }
}

void Text::put(unsigned code) {
  const auto byte = [this](unsigned value) { ready_.push_back(static_cast<char>(value)); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xc0 | code >> 6);
  } else {
    if (code < 0x10000) {
      byte(0xe0 | code >> 12);
    } else {
      byte(0xf0 | code >> 18);
      byte(0x80 | (code >> 12 & 0x3f));
    }
    byte(0x80 | (code >> 6 & 0x3f));
  }
  byte(0x80 | (code & 0x3f));
}

}  // namespace akad::input
