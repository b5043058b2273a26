#include "runtime/input/source.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "runtime/base/text.h"

namespace akad::input {

namespace {

constexpr std::size_t kPackedBytes = 256 * 1024;
enum class Packing { Plain, Gzip, Zstd };

bool is_gzip(const unsigned char* bytes, std::size_t size) {
  return size >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

// A frame, or a skippable frame as parallel packers write it first.
bool is_zstd(const unsigned char* bytes, std::size_t size) {
  if (size < 4) return false;
  const bool frame = bytes[0] == 0x28 && bytes[1] == 0xb5 && bytes[2] == 0x2f && bytes[3] == 0xfd;
  const bool skippable =
      (bytes[0] & 0xf0) == 0x50 && bytes[1] == 0x2a && bytes[2] == 0x4d && bytes[3] == 0x18;
  return frame || skippable;
}

bool is_another(const timespec& before, const timespec& now) {
  return before.tv_sec != now.tv_sec || before.tv_nsec != now.tv_nsec;
}

// Whether the name still leads to the file that was opened under it.
bool is_still_at(const std::string& path, const struct stat& opened) {
  struct stat named {};
  return ::stat(path.c_str(), &named) == 0 && named.st_dev == opened.st_dev &&
         named.st_ino == opened.st_ino;
}

}  // namespace

struct Source::State {
  std::string path;
  std::string name;  // for messages
  int descriptor = -1;
  Packing packing = Packing::Plain;
  std::string error;
  Listener listener;
  struct stat opened {};     // what the file was; of no file, all zero
  std::uint64_t stored = 0;  // bytes of the file; 0 = not known
  std::uint64_t taken = 0;   // of them so far
  std::uint64_t given = 0;   // unpacked
  limits::Limits limits;
  std::unique_ptr<unsigned char[]> held;  // read, not handed out
  std::size_t held_at = 0;
  std::size_t held_end = 0;
  bool ended = false;   // nothing more from the descriptor
  bool inside = false;  // within a gzip member or a zstd frame
  z_stream gzip{};
  bool gzip_ready = false;
  ZSTD_DCtx* zstd = nullptr;

  ~State() {
    if (gzip_ready) inflateEnd(&gzip);
    ZSTD_freeDCtx(zstd);
    if (descriptor > 0) ::close(descriptor);
  }
  std::size_t read_raw(void* to, std::size_t most);
  bool hold_more();
  std::size_t read_plain(char* to, std::size_t most);
  std::size_t read_gzip(char* to, std::size_t most);
  std::size_t read_zstd(char* to, std::size_t most);
  std::size_t read_unpacked(char* to, std::size_t most);
  bool between_members();
  bool detect();
  void check_unchanged();
  bool is_within_limits();
};

std::size_t Source::State::read_raw(void* to, std::size_t most) {
  while (!ended) {
    const ssize_t got = ::read(descriptor, to, most);
    if (got > 0) {
      taken += static_cast<std::uint64_t>(got);
      if (listener) listener({static_cast<const char*>(to), static_cast<std::size_t>(got)});
      return static_cast<std::size_t>(got);
    }
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) error = fmt::format("cannot read {}: {}", name, std::strerror(errno));
    ended = true;
  }
  return 0;
}

// True when there are held bytes.
bool Source::State::hold_more() {
  if (held_at < held_end) return true;
  held_at = 0;
  held_end = read_raw(held.get(), kPackedBytes);
  return held_end > 0;
}

std::size_t Source::State::read_plain(char* to, std::size_t most) {
  if (held_at == held_end) return read_raw(to, most);
  const std::size_t size = std::min(most, held_end - held_at);
  std::memcpy(to, held.get() + held_at, size);
  held_at += size;
  return size;
}

// After a gzip member: another one, nothing, or zero bytes that fill a block (as tapes do).
bool Source::State::between_members() {
  while (hold_more()) {
    while (held_at < held_end && held[held_at] == 0) ++held_at;
    if (held_at == held_end) continue;
    if (held[held_at] != 0x1f) {
      error = fmt::format("{} has bytes after its gzip archive that are no archive", name);
      return false;
    }
    inflateReset(&gzip);
    inside = true;
    return true;
  }
  return false;
}

std::size_t Source::State::read_gzip(char* to, std::size_t most) {
  gzip.next_out = reinterpret_cast<unsigned char*>(to);
  gzip.avail_out = static_cast<uInt>(std::min<std::size_t>(most, 1u << 30));
  const std::size_t wanted = gzip.avail_out;
  while (gzip.avail_out == wanted) {
    if (!inside && !between_members()) return 0;
    if (!hold_more()) {
      if (error.empty()) error = fmt::format("{} is cut off: its gzip archive does not end", name);
      return 0;
    }
    gzip.next_in = held.get() + held_at;
    gzip.avail_in = static_cast<uInt>(held_end - held_at);
    const int result = inflate(&gzip, Z_NO_FLUSH);
    held_at = held_end - gzip.avail_in;
    if (result == Z_STREAM_END) inside = false;
    if (result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR) continue;
    error = fmt::format("{} is not a sound gzip archive: {}", name,
                        gzip.msg ? gzip.msg : "broken data");
    return 0;
  }
  return wanted - gzip.avail_out;
}

std::size_t Source::State::read_zstd(char* to, std::size_t most) {
  ZSTD_outBuffer out{to, most, 0};
  bool flushed = true;
  while (out.pos == 0) {
    if (flushed && !hold_more()) {
      if (inside && error.empty()) {
        error = fmt::format("{} is cut off: its zstd archive does not end", name);
      }
      return 0;
    }
    ZSTD_inBuffer in{held.get(), held_end, held_at};
    const std::size_t result = ZSTD_decompressStream(zstd, &out, &in);
    held_at = in.pos;
    if (ZSTD_isError(result)) {
      error = fmt::format("{} is not a sound zstd archive: {}", name, ZSTD_getErrorName(result));
      return 0;
    }
    inside = result != 0;
    flushed = held_at == held_end;
  }
  return out.pos;
}

std::size_t Source::State::read_unpacked(char* to, std::size_t most) {
  switch (packing) {
    case Packing::Plain: break;
    case Packing::Gzip: return read_gzip(to, most);
    case Packing::Zstd: return read_zstd(to, most);
  }
  return read_plain(to, most);
}

bool Source::State::detect() {
  held = std::make_unique_for_overwrite<unsigned char[]>(kPackedBytes);
  while (held_end < 4) {
    const std::size_t got = read_raw(held.get() + held_end, kPackedBytes - held_end);
    if (got == 0) break;
    held_end += got;
  }
  if (!error.empty()) return false;
  if (is_gzip(held.get(), held_end)) {
    packing = Packing::Gzip;
    inside = true;
    gzip_ready = inflateInit2(&gzip, 15 + 16) == Z_OK;
    if (!gzip_ready) error = fmt::format("cannot unpack {}: no memory", name);
  } else if (is_zstd(held.get(), held_end)) {
    packing = Packing::Zstd;
    zstd = ZSTD_createDCtx();
    if (!zstd) error = fmt::format("cannot unpack {}: no memory", name);
  }
  return error.empty();
}

// A log is evidence: what was read must be the file that it was, and no mixture of two.
void Source::State::check_unchanged() {
  struct stat now {};
  if (!S_ISREG(opened.st_mode) || ::fstat(descriptor, &now) != 0) return;
  if (opened.st_size == 0 && now.st_size == 0) return;  // nothing, or made up by the system
  // Whoever writes can put back when it was written, but not when it was changed.
  const bool touched =
      is_another(opened.st_mtim, now.st_mtim) || is_another(opened.st_ctim, now.st_ctim);
  std::string_view how;
  if (now.st_size != opened.st_size) {
    how = now.st_size > opened.st_size ? "grew" : "shrank";
  } else if (touched || taken != stored) {
    how = "was changed";
  } else if (path != "-" && !is_still_at(path, opened)) {
    how = "was replaced";
  } else {
    return;
  }
  error = fmt::format("{} {} while it was read: give a copy that nobody writes to", name, how);
}

// A plain file is as large as everybody sees; what others give, nobody knows before.
bool Source::State::is_within_limits() {
  using limits::Limit;
  if (packing == Packing::Plain && S_ISREG(opened.st_mode)) return true;
  if (given > limits[Limit::Unpacked]) {
    error = limits::sentence(limits, Limit::Unpacked, "unpacked, " + name + " is longer");
    return false;
  }
  if (packing == Packing::Plain || given <= limits::kRatioFrom) return true;
  const std::uint64_t ratio = (given - 1) / taken + 1;
  if (ratio <= limits[Limit::Ratio]) return true;
  const auto found = fmt::format("{} unpacks to more than {} bytes from {}", name,
                                 grouped(given - 1), grouped(taken));
  error = limits::sentence(limits, Limit::Ratio, found);
  return false;
}

Source::Source(std::unique_ptr<State> state) : state_(std::move(state)) {}
Source::Source(Source&&) noexcept = default;
Source& Source::operator=(Source&&) noexcept = default;
Source::~Source() = default;

std::optional<Source> Source::open(const std::string& path, std::string& error, Listener listener,
                                   const limits::Limits& limits) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->name = path == "-" ? "standard input" : fmt::format("`{}`", for_terminal(path));
  state->descriptor = path == "-" ? 0 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (state->descriptor < 0) {
    error = fmt::format("cannot open {}: {}", state->name, std::strerror(errno));
    return std::nullopt;
  }
  state->listener = std::move(listener);
  state->limits = limits;
  struct stat& about = state->opened;
  if (::fstat(state->descriptor, &about) == 0 && S_ISREG(about.st_mode)) {
    const off_t begun = ::lseek(state->descriptor, 0, SEEK_CUR);  // of standard input, perhaps
    state->stored = static_cast<std::uint64_t>(std::max<off_t>(0, about.st_size - begun));
  }
  if (!state->detect()) {
    error = state->error;
    return std::nullopt;
  }
  return Source(std::move(state));
}

std::size_t Source::read(char* to, std::size_t most) {
  if (!state_->error.empty()) return 0;
  const std::size_t got = state_->read_unpacked(to, most);
  state_->given += got;
  if (got == 0 && state_->error.empty()) state_->check_unchanged();
  return got == 0 || state_->is_within_limits() ? got : 0;
}

const std::string& Source::error() const { return state_->error; }
std::uint64_t Source::file_bytes() const { return state_->stored; }
std::uint64_t Source::file_bytes_read() const { return state_->taken; }

}  // namespace akad::input
