// Every default that `describe` names is the value of a fresh row: two places, one truth.
#include <catch2/catch.hpp>

#include "runtime/ir/program.h"

using namespace akad::ir;

namespace {

struct FreshRows {
  template <class T>
  void field(const char* name, T& value, const RuleOf<T>& rule = {}) {
    INFO(name);
    if (!rule.required) CHECK(equals_fallback(value, rule.fallback));
    CHECK(rule.since >= 1);
    CHECK(rule.since <= kNotYet);
    look(value);
  }
  template <class... A>
  void kind(const char*, std::variant<A...>&) {
    const auto fresh = [this](auto row) { look(row); };
    (fresh(A{}), ...);
  }
  template <class T>
  void look(T& value) {
    if constexpr (kIsVector<T>) {
      typename T::value_type element{};
      look(element);
    } else if constexpr (kIsRow<T>) {
      describe(*this, value);
    }
  }
};

}  // namespace

TEST_CASE("a fresh row has the defaults that its description names") {
  Program program;
  FreshRows rows;
  describe(rows, program);
}
