// At every write of every command that writes files: whatever happens there, each output holds its
// old bytes or the whole new ones, and what was read is as it was.
#include <fmt/format.h>
#include <sys/mount.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>

#include "tests/drive/drive.h"
#include "tests/writes/spawn.h"

using namespace akad;
using namespace akad::writes;

namespace {

const std::string kOld = "the old bytes\n";

struct Writing {
  std::string command;
  std::vector<std::string> words;
  std::vector<std::string> outputs;
  bool in_place = false;  // what is written is what was read
  bool is_new = false;    // it names its files itself, and writes over none
};

// Every option that names a file to write, and what is written without one.
const std::vector<Writing> kWritings = {
    {"run", kRun, {"--output", "--items", "--findings", "--evidence"}},
    {"compile", {"compile", "a.sla"}, {"--output"}},
    {"fmt", {"fmt", "b.sla", "c.sla"}, {}, true},
    {"check", {"check", "--fix", "b.sla", "c.sla"}, {}, true},
    {"clause", {"clause", "force-majeure", "b.sla"}, {}, true},
    {"new", {"new", "help-desk"}, {}, false, true},
};

std::string file_of(const std::string& option) { return "out" + option; }

struct Case {
  const Writing& writing;
  bool replaces;  // there are old files
};

std::vector<std::string> outputs_of(const Writing& writing) {
  if (writing.in_place) return {"b.sla", "c.sla"};
  std::vector<std::string> files;
  for (const auto& option : writing.outputs) files.push_back(file_of(option));
  return files;
}

std::vector<std::string> words_of(const Writing& writing) {
  auto words = writing.words;
  for (const auto& option : writing.outputs) {
    words.push_back(option);
    words.push_back(file_of(option));
  }
  return words;
}

void lay_out_case(const std::string& folder, const Case& one) {
  lay_out(folder);
  const auto untidy = with_slip(drive::read_file(folder + "/a.sla")) + "\n\n\n";
  drive::write_file(folder + "/b.sla", untidy);
  drive::write_file(folder + "/c.sla", untidy);
  if (!one.replaces || one.writing.in_place || one.writing.is_new) return;
  for (const auto& file : outputs_of(one.writing)) drive::write_file(folder + "/" + file, kOld);
}

bool is_temporary(const std::string& name) {
  return name.starts_with(".akad-") && name.ends_with(".part");
}

struct Expected {
  Snapshot before, after;
  int writes = 0;
};

Expected expected_of(const Case& one) {
  const drive::Folder folder;
  lay_out_case(folder.path(), one);
  Expected expected;
  expected.before = snapshot_of(folder.path());
  const auto ended =
      run({.words = words_of(one.writing), .folder = folder.path(), .fault = "kill"});
  INFO(ended.err);
  REQUIRE(ended.exit == 0);
  expected.after = snapshot_of(folder.path());
  expected.writes = ended.writes;
  return expected;
}

enum class Whole { Each, Together };

// Each file is as before or as after; together, none is of another kind than the others.
void check_files(const Snapshot& found, const Expected& expected, Whole whole, bool may_leave) {
  bool all_old = true, all_new = true;
  for (const auto& [name, text] : found) {
    if (is_temporary(name)) {
      CHECK(may_leave);
      continue;
    }
    const auto before = expected.before.find(name);
    const auto after = expected.after.find(name);
    const bool is_old = before != expected.before.end() && before->second == text;
    const bool is_new = after != expected.after.end() && after->second == text;
    INFO(name);
    CHECK((is_old || is_new));
    all_old = all_old && is_old;
    all_new = all_new && is_new;
  }
  for (const auto& [name, text] : expected.before) CHECK(found.count(name) == 1);
  for (const auto& [name, text] : expected.after) all_new = all_new && found.count(name) == 1;
  if (whole == Whole::Together) CHECK((all_old || all_new));
}

void check_case(const Case& one) {
  const auto expected = expected_of(one);
  REQUIRE(expected.before != expected.after);
  REQUIRE(expected.writes >= 5);
  constexpr std::array kSignals = {SIGTERM, SIGINT, SIGHUP};
  for (int at = 1; at <= expected.writes; ++at) {
    const auto signal = kSignals[static_cast<std::size_t>(at) % kSignals.size()];
    for (const auto& fault : std::vector<std::string>{"kill", "fail", std::to_string(signal)}) {
      const drive::Folder folder;
      lay_out_case(folder.path(), one);
      const auto ended = run({.words = words_of(one.writing),
                              .folder = folder.path(),
                              .fault = fault,
                              .fault_at = at});
      INFO(fmt::format("{} at write {} of {}: exit {} {}", fault, at, one.writing.command,
                       ended.exit, ended.err));
      const bool killed = fault == "kill";
      const bool failed = fault == "fail";
      const auto found = snapshot_of(folder.path());
      // What fails may be the removal of a file that is not wanted any more.
      check_files(found, expected, killed ? Whole::Each : Whole::Together, killed || failed);
      if (failed) {
        CHECK((ended.exit == 0 || ended.exit == 2));
        if (ended.exit == 2) CHECK(found.at("a.sla") == expected.before.at("a.sla"));
        if (ended.exit == 2) CHECK(ended.err.find("akad: cannot write ") != std::string::npos);
      } else {
        CHECK(ended.exit == 128 + (killed ? SIGKILL : signal));
      }
    }
  }
}

}  // namespace

TEST_CASE("at every write of a command that makes files, each is whole or not there") {
  for (const auto& writing : kWritings) check_case({writing, false});
}

TEST_CASE("at every write of a command that replaces files, each is the old or the whole new one") {
  for (const auto& writing : kWritings) {
    if (!writing.is_new) check_case({writing, true});
  }
}

// So that no option that writes a file is forgotten above: those that take a FILE, but for inputs.
TEST_CASE("every option that names a file to write is in the table") {
  std::map<std::string, std::vector<std::string>> found;
  for (const auto& command : drive::commands_of(run({{"--help-all"}, "/"}).out)) {
    for (const auto& [name, argument] : command.options) {
      if (argument.starts_with("FILE")) found[command.name].push_back(name);
    }
  }
  std::map<std::string, std::vector<std::string>> expected;
  for (const auto& writing : kWritings) {
    if (!writing.outputs.empty()) expected[writing.command] = writing.outputs;
  }
  CHECK(found == expected);
}

TEST_CASE("where a file may not grow, nothing is left of it") {
  for (const auto& writing : kWritings) {
    for (const bool replaces : {false, true}) {
      const drive::Folder folder;
      lay_out_case(folder.path(), {writing, replaces});
      const auto before = snapshot_of(folder.path());
      const auto ended =
          run({.words = words_of(writing), .folder = folder.path(), .most_bytes = 100});
      INFO(writing.command);
      CHECK(ended.exit == 2);
      CHECK(ended.err.find("File too large") != std::string::npos);
      CHECK(snapshot_of(folder.path()) == before);
    }
  }
}

TEST_CASE("where the disk is full, nothing is left") {
  for (const auto& writing : kWritings) {
    const drive::Folder folder;
    if (mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=20k") != 0) {
      WARN("no file system could be mounted; the limit of a file's size stands for it");
      return;
    }
    lay_out_case(folder.path(), {writing, false});
    const auto room = std::filesystem::space(folder.path()).available;
    drive::write_file(folder.path() + "/filling", std::string(room, 'x'));
    const auto before = snapshot_of(folder.path());
    const auto ended = run({words_of(writing), folder.path()});
    const auto after = snapshot_of(folder.path());
    umount(folder.path().c_str());
    INFO(writing.command);
    CHECK(ended.exit == 2);
    CHECK(ended.err.find("No space left on device") != std::string::npos);
    CHECK(after == before);
  }
}

TEST_CASE("a folder that takes no new file is said before the work") {
  for (const auto& writing : kWritings) {
    const drive::Folder folder;
    lay_out_case(folder.path(), {writing, true});
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    const auto before = snapshot_of(folder.path());
    const auto ended =
        run({.words = words_of(writing), .folder = folder.path(), .as_nobody = geteuid() == 0});
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
    INFO(writing.command + ended.err);
    CHECK(ended.exit == 2);
    CHECK(ended.err.find("akad: cannot write ") != std::string::npos);
    CHECK(snapshot_of(folder.path()) == before);
  }
}
