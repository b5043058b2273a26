// One source line with the place marked below it, cut to the width of a page.
#pragma once

#include <string>
#include <string_view>

#include "compiler/diagnostics/source.h"

namespace akad {

struct Snippet {
  std::string text;        // the line, safe for a terminal
  std::size_t indent = 0;  // columns before the mark
  std::size_t width = 1;   // columns of the mark
};

// `span` must begin in `line`, whose first byte stands at `line_begin`; a span that goes on is
// marked to the end of the line. At most `most_columns` columns, cut around the mark.
Snippet snippet_of(std::string_view line, std::uint32_t line_begin, Span span,
                   std::size_t most_columns);

}  // namespace akad
