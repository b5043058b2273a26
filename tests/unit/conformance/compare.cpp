#include "tests/conformance/compare.h"
#include "tests/unit/json.h"

namespace {

std::string differences(const char* wanted, const char* found) {
  std::string trouble;
  akad::conformance::compare(akad::parsed(wanted), akad::parsed(found), "answer", trouble);
  return trouble;
}

}  // namespace

TEST_CASE("members that are listed must be equal, others are not asked for", "[conformance]") {
  CHECK(differences(R"({"a": 1})", R"({"a": 1, "b": 2})").empty());
  CHECK(differences(R"({"a": 1})", R"({"b": 2})") == "answer: no `a`\n");
  CHECK(differences(R"({"a": "1"})", R"({"a": 1})") == "answer.a: expected \"1\", found 1\n");
}

TEST_CASE("a list has no more, no fewer and no other rows", "[conformance]") {
  CHECK(differences(R"([{"a": 1}, {"a": 2}])", R"([{"a": 1}, {"a": 2}])").empty());
  CHECK(differences(R"([{"a": 1}])", R"([{"a": 1}, {"a": 2}])") ==
        "answer[1]: not expected: {\"a\":2}\n");
  CHECK(differences(R"([{"a": 1}, {"a": 1}])", R"([{"a": 1}])") ==
        "answer[1]: none, expected {\"a\":1}\n");
  CHECK_FALSE(differences(R"([{"a": 1}, {"a": 2}])", R"([{"a": 2}, {"a": 1}])").empty());
}
