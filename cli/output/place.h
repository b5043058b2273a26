// Where a path of the command line leads, behind all links, and which paths are one file.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>

namespace akad::cli {

struct Place {
  enum class Kind {
    New,         // nothing is there yet
    Old,         // a regular file
    Descriptor,  // one that the program was started with: /dev/stdout, /dev/fd/3
    Through,     // a pipe, a terminal, /dev/null
    Folder
  };
  std::string path;  // as it was given
  Kind kind = Kind::New;
  std::string target;  // without links; empty of descriptors
  int descriptor = -1;
  struct stat there {};   // what is there; of New, nothing
  struct stat folder {};  // of New, where it would be
};

// None where no file could be; `problem` says why.
std::optional<Place> place_of(const std::string& path, std::string& problem);
std::optional<Place> place_of_descriptor(int descriptor);

// Of a file that is read, `-` being standard input; none where nothing can be.
std::optional<Place> place_of_input(const std::string& path);
std::string name_of_input(const std::string& path);  // for who is told of it

// Two names of one regular file, existing or not, or of one pipe. Terminals and /dev/null are never
// the same.
bool is_same(const Place& a, const Place& b);
bool is_pipe(const Place& place);

// Empty unless what is said on standard output goes into this file.
std::string clash_with_standard_output(const std::string& path);

}  // namespace akad::cli
