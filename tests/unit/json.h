// JSON in tests: parsed and shown in one file, since both are much to compile.
#pragma once

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace akad {

nlohmann::json parsed(std::string_view text);

}  // namespace akad

namespace Catch {

template <>
struct StringMaker<nlohmann::json> {
  static std::string convert(const nlohmann::json& value);
};

}  // namespace Catch
