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
  bool operator==(const Span&) const = default;
};

struct SourceSet {
  std::vector<SourceFile> files;
};

struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// Places in the texts of a set, which stays as it is meanwhile. A text is walked once, when it is
// first asked about: a place costs the same wherever it stands and however long its line is.
class Places {
 public:
  explicit Places(const SourceSet& sources) : sources_(sources), indices_(sources.files.size()) {}

  bool has(std::int32_t file) const {
    return file >= 0 && static_cast<std::size_t>(file) < sources_.files.size();
  }
  const SourceFile& file(std::int32_t file) const {
    return sources_.files[static_cast<std::size_t>(file)];
  }
  Place of(std::int32_t file, std::uint32_t offset);
  std::string_view line_text(std::int32_t file, std::uint32_t line);  // without its newline

 private:
  struct Index {
    std::vector<std::uint32_t> line_starts;  // empty: not walked yet
    std::vector<std::uint32_t> points;       // code points before every so many bytes
  };
  const Index& index_of(std::int32_t file);
  std::uint32_t points_before(std::int32_t file, std::uint32_t offset);

  const SourceSet& sources_;
  std::vector<Index> indices_;
};

}  // namespace akad
