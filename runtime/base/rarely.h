// Something that a row seldom has: where there is none it takes the row no more than a pointer.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "runtime/base/assert.h"

namespace akad {

// As std::optional, elsewhere.
template <class T>
class Rarely {
 public:
  Rarely() = default;
  Rarely(std::optional<T> value) {  // NOLINT: it is one
    if (value) held_ = std::make_unique<T>(*std::move(value));
  }
  Rarely(const Rarely& other) : held_(other ? std::make_unique<T>(*other) : nullptr) {}
  Rarely(Rarely&& other) noexcept = default;
  Rarely& operator=(Rarely other) noexcept {
    held_ = std::move(other.held_);
    return *this;
  }
  ~Rarely() = default;

  bool has_value() const { return held_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  const T& operator*() const {
    AKAD_ASSERT(has_value());
    return *held_;
  }
  const T* operator->() const { return &**this; }

  // To be changed; made where there is none.
  T& made() {
    if (!held_) held_ = std::make_unique<T>();
    return *held_;
  }

 private:
  std::unique_ptr<T> held_;
};

}  // namespace akad
