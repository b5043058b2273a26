#include "tests/unit/events/packed.h"

#include <fmt/format.h>
#include <zlib.h>

namespace sample {

std::string joined(const std::vector<std::string>& lines, const std::string& between) {
  return fmt::format("{}", fmt::join(lines, between));
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()) + 64, '\0');
  std::string plain = bytes;
  stream.next_in = reinterpret_cast<unsigned char*>(plain.data());
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<unsigned char*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace sample
