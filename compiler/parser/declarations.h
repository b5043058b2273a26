// The file from its first line to its last.
#pragma once

#include "compiler/parser/sentence.h"

namespace akad::parser {

ast::File read_file(Reader& reader);

}  // namespace akad::parser
