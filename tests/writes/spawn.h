// Starts the program with what a shell or a machine can do to it: other streams, limits, another
// user, and faults at one of its writes (faults.cpp).
#pragma once

#include <map>
#include <string>
#include <vector>

namespace akad::writes {

using Words = std::vector<std::string>;
// A run of what lay_out lays out.
inline const Words kRun = {"run",        "a.sla",   "--events",
                           "log.ndjson", "--as-of", "2026-04-01T00:00:00+07:00"};
Words with(Words words, const Words& more);

enum class Stream { Pipe, File, Appended, Closed, NobodyReads };

struct Start {
  std::vector<std::string> words;  // behind `akad`
  std::string folder;
  std::string input = {};  // a file for standard input
  Stream out = Stream::Pipe;
  std::string out_file = {};
  long most_bytes = -1;    // of a file that it writes
  long most_memory = -1;   // bytes
  bool as_nobody = false;  // only where the test runs as root
  std::string fault = {};  // kill, fail, or the number of a signal
  int fault_at = 0;        // at the how-manieth write; 0: only counted
};

struct Ended {
  int exit = 0;    // 128 + signal
  int writes = 0;  // counted where a fault was asked for and the program came to its end
  std::string out, err;
};
Ended run(const Start& start);

// Every file below a folder: its kind and rights, and what it holds or leads to.
using Snapshot = std::map<std::string, std::string>;
Snapshot snapshot_of(const std::string& folder);

// A fresh folder with an agreement and its log; anybody may look into it.
void lay_out(const std::string& folder);

// The agreement with a line that stands twice, which `check --fix` mends and `fmt` lets stand.
std::string with_slip(std::string agreement);

}  // namespace akad::writes
