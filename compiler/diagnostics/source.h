// A source text and places in it. Offsets are bytes; lines and columns count from 1, columns in
// code points, as an editor shows them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace akad {

struct SourceFile {
  std::string name;  // as the user gave it; "<stdlib>/calendars/indonesia.sla" for embedded ones
  std::string text;
};

struct Span {
  std::int32_t file = -1;  // index into SourceSet::files; -1 = no place
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // exclusive
};

struct SourceSet {
  std::vector<SourceFile> files;
};

struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};
Place place_of(const SourceFile& file, std::uint32_t offset);
std::string_view line_text(const SourceFile& file, std::uint32_t line);  // without its newline

}  // namespace akad
