// Programs to canonical bytes, and the digest that both parties sign.
#include <fmt/format.h>
#include <sodium.h>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"
#include "runtime/ir/program.h"
#include "runtime/ir/store/writer.h"

namespace akad::ir {

std::int32_t least_version(const Program& program) { return store::version_needed(program); }

std::int32_t stored_version(const Program& program) {
  if (program.ir_version <= store::kLastFullVersion) return program.ir_version;
  return std::max(least_version(program), store::kLastFullVersion + 1);
}

namespace {

std::string canonical(const Program& program) {
  const std::int32_t version = stored_version(program);
  store::json document = store::written(program, version);
  document["ir_version"] = version;
  // Text that is not UTF-8 fails `verify`; here it must only not throw.
  return document.dump(-1, ' ', false, store::json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const Program& program) { return visible_json(canonical(program)); }

std::string digest(const Program& program) {
  AKAD_ASSERT(sodium_init() >= 0);
  const std::string bytes = canonical(program);
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string text = "sha256:";
  for (const unsigned char byte : hash) fmt::format_to(std::back_inserter(text), "{:02x}", byte);
  return text;
}

}  // namespace akad::ir
