// A file in memory that has a path, so that what reads and writes files meets it like any other.
#pragma once

#include <string>

namespace akad::fuzz {

class MemoryFile {
 public:
  MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();

  void fill(const std::string& bytes);  // instead of what is in it
  std::string text() const;
  int descriptor() const { return descriptor_; }
  std::string path() const;

 private:
  int descriptor_;
};

}  // namespace akad::fuzz
