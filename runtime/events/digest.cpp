#include "runtime/events/digest.h"

#include <fmt/format.h>

namespace akad::events {

void Sha256::add(std::string_view bytes) {
  sha256_update(&state_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

Digest Sha256::end() {
  Digest digest{};
  sha256_digest(&state_, digest.size(), digest.data());
  return digest;
}

Digest sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.end();
}

std::string hex_of(const Digest& digest) { return fmt::format("{:02x}", fmt::join(digest, "")); }

std::string text_of(const Digest& digest) { return "sha256:" + hex_of(digest); }

}  // namespace akad::events
