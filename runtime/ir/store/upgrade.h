// Documents of older versions of the format, made into documents of the newest.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

namespace akad::ir::store {

// `from` is the document's version, 1 to the newest. What is malformed stays so, for the reader.
void upgrade(nlohmann::json& document, std::int32_t from);

}  // namespace akad::ir::store
