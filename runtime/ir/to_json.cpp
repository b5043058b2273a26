// Programs to canonical bytes, and the digest that both parties sign.
#include <fmt/format.h>
#include <sodium.h>

#include <nlohmann/json.hpp>

#include "runtime/base/assert.h"
#include "runtime/ir/program.h"

namespace akad::ir {
namespace {

using nlohmann::json;  // its objects are ordered maps: sorted keys come for free

template <class T>
json written(const T& value);

struct RowWriter {
  json row = json::object();
  template <class T>
  void field(const char* name, T& value) {
    row[name] = written(value);
  }
};

template <class T>
json written_list(const std::vector<T>& values) {
  json list = json::array();
  for (const T& value : values) list.push_back(written(value));
  return list;
}

template <class T>
json written(const T& value) {
  if constexpr (std::is_same_v<T, Rational>) {
    return to_fraction(value);
  } else if constexpr (std::is_same_v<T, Date>) {
    return format_date(value);
  } else if constexpr (std::is_enum_v<T>) {
    return std::string(words(value)[static_cast<std::size_t>(value)]);
  } else if constexpr (kIsId<T>) {
    return value.valid() ? json(value.at) : json(nullptr);
  } else if constexpr (kIsOptional<T>) {
    return value ? written(*value) : json(nullptr);
  } else if constexpr (kIsVector<T>) {
    return written_list(value);
  } else if constexpr (kIsRow<T>) {
    RowWriter writer;
    describe_row(writer, value);
    return std::move(writer.row);
  } else {
    return json(value);
  }
}

}  // namespace

std::string to_json(const Program& program) {
  // Text that is not UTF-8 fails `verify`; here it must only not throw.
  return written(program).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string digest(const Program& program) {
  AKAD_ASSERT(sodium_init() >= 0);
  const std::string bytes = to_json(program);
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string text = "sha256:";
  for (const unsigned char byte : hash) fmt::format_to(std::back_inserter(text), "{:02x}", byte);
  return text;
}

}  // namespace akad::ir
