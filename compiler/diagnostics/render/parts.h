// What the formats of other programs have in common.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostics/diagnostic.h"

namespace akad::render {

using Json = nlohmann::ordered_json;

// The message, what stands at its place, and each step.
std::vector<std::string> lines_of(const Diagnostic& row);
std::string whole_message(const Diagnostic& row);  // with a newline between them

// A path as a reference of RFC 3986: `/a b` is `file:///a%20b`, `a:b` is `a%3Ab`.
std::string uri_of(std::string_view path);

// One a diagnostic, in the sink's order: 64 hexadecimal digits that are the same for the same
// mistake in the same line, wherever the line stands; those that are alike are counted.
std::vector<std::string> fingerprints_of(Places& places, const Sink& sink);

}  // namespace akad::render
