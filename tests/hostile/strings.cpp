#include "tests/hostile/strings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "runtime/base/text.h"
#include "runtime/base/written/misleading.h"

namespace akad::hostile {
namespace {

constexpr std::size_t kMostBytes = 200;  // of a batch; a file's name has 255

std::string utf8(std::uint32_t code) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) return {static_cast<char>(code)};
  if (code < 0x800) return {static_cast<char>(0xC0 | (code >> 6)), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0 | (code >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | (code >> 18)), tail(12), tail(6), tail(0)};
}

struct Range {
  std::uint32_t first, last;
};
// Controls; what turns the direction; ends of lines; joiners, fillers and signs
// that are not seen; selectors of a form; tags; private use and what is no character.
constexpr std::array kRanges = std::to_array<Range>(
    {{0x1, 0x1F},         {0x7F, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},
     {0x600, 0x605},      {0x61C, 0x61C},     {0x6DD, 0x6DD},     {0x70F, 0x70F},
     {0x890, 0x891},      {0x8E2, 0x8E2},     {0x115F, 0x1160},   {0x17B4, 0x17B5},
     {0x180B, 0x180F},    {0x200B, 0x200F},   {0x2028, 0x202E},   {0x2060, 0x206F},
     {0x3164, 0x3164},    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
     {0xFFF9, 0xFFFB},    {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x13432},
     {0x1BCA0, 0x1BCA3},  {0x1D173, 0x1D17A}, {0xE0001, 0xE0001}, {0xE0020, 0xE0028},
     {0xE007F, 0xE007F},  {0xE0100, 0xE0104}, {0xE01EF, 0xE01EF}, {0xE000, 0xE001},
     {0xF8FF, 0xF8FF},    {0xFDD0, 0xFDD0},   {0xFDEF, 0xFDEF},   {0xFFFE, 0xFFFF},
     {0x1FFFE, 0x1FFFF},  {0x2FFFE, 0x2FFFF}, {0x3FFFE, 0x3FFFF}, {0x40000, 0x40000},
     {0xDFFFF, 0xDFFFF},  {0xE1000, 0xE1000}, {0xF0000, 0xF0000}, {0xFFFFD, 0x100000},
     {0x10FFFD, 0x10FFFF}});

const std::vector<std::string> kSequences = {
    "\x1b[31mred",
    "\x1b[2J\x1b[H",
    "\x1b[1A\x1b[2Kverdict met",
    "\x1b]0;title\x07",
    "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1bP+q544e\x1b\\",
    "\x1b_payload\x1b\\",
    "\x1b[?25l\x1b[8mhidden",
    "\x1b"
    "c",
    "\x1b[6n",
    "\x1b#8",
    "\x1b(0",
    "\xc2\x9b"
    "31mred",
    "\xc2\x9d"
    "0;title\xc2\x9c",
    "missed\rmet",
    "missed\b\b\b\b\b\bmet",
    "one\ntwo",
    "one\r\ntwo",
    "one\x0btwo\x0cthree",
    "one\xc2\x85two",
    "one\xe2\x80\xa8two\xe2\x80\xa9three",
    "PT A\xe2\x80\x8bwan",
    "PT A\xe2\x80\xae nawA TP",
    "user\xe2\x81\xa6 // \xe2\x81\xa9 admin",
    "\"}],\"verdict\":\"met\",\"x\":[{\"y\":\"",
    "\\u001b[31m \\\\ \\\" \\x1b",
    "</script><script>alert(1)</script>",
    "${HOME} $(id) `id` %n%s {} {0}",
    "'; DROP TABLE sla; --",
};

const std::vector<std::string> kCommands = {
    "::error::a mistake that is none",
    "::error file=app.js,line=1::pwn",
    "::warning::pwn",
    "  ::notice title=x::pwn",
    "::set-output name=verdict::met",
    "::add-mask::met",
    "::stop-commands::token",
    "::group::hidden",
    "::endgroup::",
    "::debug::x",
    "::add-path::/opt/evil",
    "::set-env name=PATH::/opt",
    "##[error]pwn",
    "text ##[group]hidden",
    "##[set-output name=verdict;]met",
    "##vso[task.setvariable variable=x]y",
    "text ##vso[task.complete result=Failed;]",
    "##teamcity[buildStatus status='SUCCESS']",
    "x\n::error::after a line feed",
    "x\r::error::after a return",
    "x\r\n  ::error::after both",
    "x\xc2\x85::error::after a next line",
    "x\xe2\x80\xa8::error::after a separator",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx "
    "::error::pwn by wrapping",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    "xxxxxxxxxxxxxxxxxxxxxx"
    "xxxx::error::pwn by breaking",
};

const std::vector<std::string> kFormulas = {
    "=HYPERLINK(\"http://evil.example\",\"verdict\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    " +1-1",
};

const std::vector<std::string> kNoUtf8 = {
    "\x80",
    "\xff",
    "\xfe\xff",
    "\xc3",
    "\xc0\xaf",
    "\xe2\x80",
    "\xed\xa0\x80",
    "\xed\xb0\x80",
    "\xf4\x90\x80\x80",
    "\xf0\x82\x82\xac",
    "\x9b"
    "31mred",
    "caf\xe9",
};

struct Point {
  std::uint32_t code = 0;
  std::size_t bytes = 0;
};

std::optional<Point> point_at(const std::string& text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return Point{first, 1};
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + bytes > text.size()) return std::nullopt;
  std::uint32_t code = first & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0) != 0x80) return std::nullopt;
    code = (code << 6) | (next & 0x3F);
  }
  return utf8(code) == text.substr(at, bytes) && code <= 0x10FFFF &&
                 (code < 0xD800 || code > 0xDFFF)
             ? std::optional(Point{code, bytes})
             : std::nullopt;
}

std::string file_name_of(std::string text) {
  std::replace(text.begin(), text.end(), '/', '_');
  return text.starts_with('-') ? "_" + text : text;
}

}  // namespace

std::vector<Hostile> all_strings() {
  std::vector<Hostile> all;
  for (const auto& range : kRanges) {
    for (auto code = range.first; code <= range.last; ++code) {
      const auto text = "a" + utf8(code) + "b";
      all.push_back({text, text});
    }
  }
  for (const auto& text : kSequences) all.push_back({text, file_name_of(text)});
  for (const auto& text : kCommands) all.push_back({text, file_name_of(text), true});
  for (const auto& text : kFormulas) all.push_back({text, file_name_of(text), true});
  for (const auto& name : kNoUtf8) all.push_back({"", name});
  return all;
}

std::vector<Hostile> batches() {
  std::vector<Hostile> found;
  Hostile writable, others;
  const auto finish = [&](Hostile& one) {
    if (one.name.empty()) return;
    one.text += kMark;
    one.name += kMark;
    found.push_back(std::exchange(one, {}));
  };
  for (const auto& one : all_strings()) {
    if (one.alone) {
      found.push_back({one.text + std::string(kMark), one.name + std::string(kMark), true});
      continue;
    }
    Hostile& batch = is_writable(one.text) ? writable : others;
    if (batch.name.size() + one.name.size() > kMostBytes) finish(batch);
    batch.text += one.text;
    batch.name += one.name;
  }
  finish(writable);
  finish(others);
  return found;
}

bool is_writable(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F) return false;
    const bool high = byte == 0xC2 && at + 1 < text.size();
    if (high && static_cast<unsigned char>(text[at + 1]) < 0xA0) return false;
  }
  for (std::size_t at = 0; at < text.size();) {
    const akad::CodePoint point = akad::code_point_at(text, at);
    if (point.bytes > 0 && akad::is_misleading(point.value)) return false;
    at += std::max<std::size_t>(point.bytes, 1);
  }
  return true;
}

std::string raw_in(const std::string& output) {
  bool line_begins = true;
  for (std::size_t at = 0; at < output.size();) {
    const auto point = point_at(output, at);
    if (!point)
      return fmt::format("a byte {:02x} that is no UTF-8", static_cast<unsigned char>(output[at]));
    const auto rest = std::string_view(output).substr(at);
    const bool hidden =
        point->code != '\n' && std::any_of(kRanges.begin(), kRanges.end(), [&](const Range& range) {
          return range.first <= point->code && point->code <= range.last;
        });
    if (hidden || point->code == 0) return fmt::format("U+{:04X}", point->code);
    const bool is_command = rest.starts_with("::") && rest.find_first_not_of(":0123456789") == 2;
    if (line_begins && is_command) return "a command at the beginning of a line";
    for (const char* command : {"##[", "##vso[", "##teamcity["}) {
      if (rest.starts_with(command)) return command;
    }
    line_begins = point->code == '\n' || (line_begins && point->code == ' ');
    at += point->bytes;
  }
  return "";
}

}  // namespace akad::hostile
