#include "tests/fuzz/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include "runtime/base/assert.h"

namespace akad::fuzz {

MemoryFile::MemoryFile() : descriptor_(memfd_create("akad_fuzz", MFD_CLOEXEC)) {
  AKAD_ASSERT(descriptor_ >= 0);
}

MemoryFile::~MemoryFile() { close(descriptor_); }

void MemoryFile::fill(const std::string& bytes) {
  AKAD_ASSERT(ftruncate(descriptor_, 0) == 0 && lseek(descriptor_, 0, SEEK_SET) == 0);
  const auto size = static_cast<ssize_t>(bytes.size());
  AKAD_ASSERT(pwrite(descriptor_, bytes.data(), bytes.size(), 0) == size);
}

std::string MemoryFile::text() const {
  const off_t size = lseek(descriptor_, 0, SEEK_END);
  AKAD_ASSERT(size >= 0);
  std::string text(static_cast<std::size_t>(size), '\0');
  AKAD_ASSERT(pread(descriptor_, text.data(), text.size(), 0) == size);
  return text;
}

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

}  // namespace akad::fuzz
