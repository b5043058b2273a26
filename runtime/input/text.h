// The bytes of a source as UTF-8: UTF-16 is known by its byte order mark and rewritten on the way.
#pragma once

#include <string>
#include <string_view>

#include "runtime/input/source.h"

namespace akad::input {

constexpr std::string_view kMark = "\xef\xbb\xbf";  // of byte order, in UTF-8

class Text {
 public:
  explicit Text(Source source) : source_(std::move(source)) {}
  // As Source::read. What is no UTF-16 becomes a byte that is no UTF-8.
  std::size_t read(char* to, std::size_t most);
  const std::string& error() const { return source_.error(); }
  const Source& source() const { return source_; }

 private:
  enum class Coding { Unknown, Utf8, Little, Big };
  std::size_t begin(char* to, std::size_t most);
  std::size_t give(char* to, std::size_t most);
  bool decode();
  void take_unit(unsigned unit);
  void put(unsigned code);

  Source source_;
  Coding coding_ = Coding::Unknown;
  std::string raw_;  // read, not decoded: less than a unit, but at the beginning
  std::string ready_;
  std::size_t at_ = 0;  // of ready_
  unsigned high_ = 0;   // the first half of a pair, or 0
  bool ended_ = false;
};

}  // namespace akad::input
