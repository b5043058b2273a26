// Texts that somebody may write to deceive whoever looks at an output of the
// program.
#pragma once

#include <string>
#include <vector>

namespace akad::hostile {

struct Hostile {
  std::string text;    // UTF-8
  std::string name;    // of files and words of a command; bytes that are no UTF-8 too
  bool alone = false;  // acts only where it begins
};

// Two hundred and more; each as it was thought of.
std::vector<Hostile> all_strings();

// The same behind one another, so that fewer runs of the program see all of
// them. Each ends with `kMark`, by which it is found again.
inline constexpr std::string_view kMark = "_zz";
std::vector<Hostile> batches();

// Whether a text of an agreement can say it: it has no controls. No batch has both.
bool is_writable(const std::string& text);

// Empty, or the first thing in an output that acts on who looks at it. Written
// from the standards, not with the program's own tables.
std::string raw_in(const std::string& output);

}  // namespace akad::hostile
