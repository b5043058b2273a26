#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string limits(const std::string& rows) {
  return agreement(frame() + "target t {\n handling is within\n" + rows +
                   " for all tickets resolved in each calendar month\n"
                   " open at the end of a month: left out\n with no tickets: met\n}\n");
}

std::string slabs(const std::string& rows) {
  return agreement(frame() +
                   "target t {\n handling is within 4 hours of office\n"
                   " for at least 95% of tickets resolved in each calendar month\n"
                   " open at the end of a month: left out\n small numbers: no exception\n"
                   " with no tickets: met\n}\n"
                   "credit c for t {\n the result is\n" +
                   rows + "}\n");
}

}  // namespace

TEST_CASE("tables of limits end with otherwise and every row can be reached") {
  const std::string a = " | priority = \"a\" | 1 hour of office |\n";
  const std::string b = " | priority is one of (\"a\", \"b\") | 2 hours of office |\n";
  const std::string rest = " | otherwise | 3 hours of office |\n";
  CHECK(errors_of(limits(a + b + rest)).empty());
  CHECK(errors_of(limits(a)) == "AK0501");
  CHECK(errors_of(limits(rest + a)) == "AK0502");
  CHECK(errors_of(limits(a + a + rest)) == "AK0503");
  CHECK(errors_of(limits(b + a + rest)) == "AK0503");
  CHECK(errors_of(limits(a + " | priority = \"a\" and urgent = true | 4 hours of office |\n" +
                         rest)) == "AK0403");
}

TEST_CASE("rows are compared by what they mean, not by how it is shown") {
  const auto two = [](const std::string& first, const std::string& second) {
    return errors_of(limits(" | " + first + " | 1 hour of office |\n | " + second +
                            " | 2 hours of office |\n | otherwise | 3 hours of office |\n"));
  };
  CHECK(two("weight = 0.1234561", "weight = 0.1234562") == "AK0403");
  CHECK(two("weight = 0.5", "weight = 0.50") == "AK0403 AK0503");
  CHECK(two("weight is one of (0.1234561, 2)", "weight = 0.1234562") == "AK0403");
  CHECK(two("weight is one of (0.1234561, 2)", "weight = 2.0") == "AK0403 AK0503");
  CHECK(two("weight > 0.1234561", "weight > 0.1234562") == "AK0403");
  CHECK(two("priority = \"1\" or priority = \"2\"", "priority = \"2\"") == "AK0503");
  CHECK(two("priority = \"1\" or priority = \"2\"", "priority = \"1 \\\"2\"").empty());
}

TEST_CASE("tables of credits fall or rise, and every row can be reached") {
  const std::string high = " | at least 95% | no credit |\n";
  const std::string low = " | at least 90% | 5% of charge |\n";
  const std::string rest = " | otherwise | 20% of charge |\n";
  CHECK(errors_of(slabs(high + low + rest)).empty());
  CHECK(errors_of(slabs(" | below 80% | 9% of charge |\n | below 95% | IDR 5 |\n"
                        " | otherwise | no credit |\n"))
            .empty());
  CHECK(errors_of(slabs(high + low)) == "AK0501");
  CHECK(errors_of(slabs(high + rest + low)) == "AK0502");
  CHECK(errors_of(slabs(low + high + rest)) == "AK0503");
  CHECK(errors_of(slabs(high + high + rest)) == "AK0503");
  CHECK(errors_of(slabs(" | at least 0% | no credit |\n" + rest)) == "AK0503");
  CHECK(errors_of(slabs(" | below 0% | no credit |\n" + rest)) == "AK0503");
  CHECK(errors_of(slabs(high + " | below 90% | IDR 5 |\n" + rest)) == "AK0504");
  CHECK(errors_of(slabs(" | at least 110% | no credit |\n" + rest)) == "AK0306");
}

TEST_CASE("a row that is never reached names a result that an earlier row takes") {
  const driver::Compilation out =
      compiled(slabs(" | at least 90% | no credit |\n | at least 92% | IDR 5 |\n"
                     " | otherwise | IDR 9 |\n"));
  REQUIRE(out.sink.diagnostics.size() == 1);
  CHECK(out.sink.diagnostics[0].message ==
        "this row is never reached: a result of 92% already falls in row 1");
}
