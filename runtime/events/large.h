// Vectors that grow to hundreds of megabytes and are read at random places: on large pages, where
// the system has them, a lookup costs one miss instead of two.
#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <vector>

namespace akad::events {

template <class T>
struct LargeAllocator {
  using value_type = T;
  static constexpr std::size_t kPage = std::size_t{2} << 20;

  LargeAllocator() = default;
  template <class U>
  LargeAllocator(const LargeAllocator<U>&) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    const bool large = bytes >= 2 * kPage;
    const std::size_t whole = (bytes + kPage - 1) / kPage * kPage;
    void* memory = large ? std::aligned_alloc(kPage, whole) : std::malloc(bytes);
    if (memory == nullptr) throw std::bad_alloc();
    if (large) ::madvise(memory, whole, MADV_HUGEPAGE);  // only a wish: no error if refused
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t) { std::free(memory); }
  bool operator==(const LargeAllocator&) const { return true; }
};

template <class T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

// Room for what is still to come, so that little is copied and few pages are given up for new ones.
// A wish: too large a one changes nothing. Grows at least by half, so that many wishes stay cheap.
template <class T>
void wish_room(LargeVector<T>& vector, std::size_t wanted) {
  if (wanted <= vector.capacity()) return;
  try {
    vector.reserve(std::max(wanted, vector.capacity() + vector.capacity() / 2));
  } catch (const std::bad_alloc&) {
  } catch (const std::length_error&) {
  }
}

}  // namespace akad::events
