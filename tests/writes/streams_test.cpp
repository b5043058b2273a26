// Standard output and what cannot be replaced: pipes, devices, descriptors.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/drive/drive.h"
#include "tests/writes/spawn.h"

using namespace akad;
using namespace akad::writes;

namespace {

// A way to say something for each command.
const std::vector<Words> kSaying = {
    kRun,
    with(kRun, {"--items", "items"}),
    with(kRun, {"--format", "csv"}),
    with(kRun, {"--format", "html", "--mask", "subjects"}),
    {"compile", "a.sla", "-o", "a.json"},
    {"check", "a.sla"},
    {"check", "a.sla", "--format", "sarif"},
    {"check", "--fix", "b.sla"},
    {"test", "a.sla"},
    {"test", "a.sla", "--format", "junit"},
    {"dump", "a.sla"},
    {"schema", "ir"},
    {"diff", "a.sla", "a.sla"},
    {"diff", "a.sla", "a.sla", "--events", "log.ndjson", "--as-of", "2026-04-01T00:00:00+07:00"},
    {"fmt", "b.sla"},
    {"new"},
    {"new", "help-desk"},
    {"clause"},
    {"clause", "force-majeure"},
    {"clause", "force-majeure", "b.sla"},
    {"explain", "AK0402"},
    {"due", "a.sla", "--events", "log.ndjson", "--as-of", "2026-04-01T00:00:00+07:00"},
    {"reconcile", "a.sla", "--ours", "log.ndjson", "--theirs", "log.ndjson", "--as-of",
     "2026-04-01T00:00:00+07:00"},
    {"calendar", "a.sla", "support_hours", "--month", "2026-03"},
    {"explain", "a.sla", "--events", "log.ndjson", "--as-of", "2026-04-01T00:00:00+07:00",
     "--target", "resolution", "--subject", "T1"}};

void lay_out_unformatted(const std::string& folder) {
  lay_out(folder);
  drive::write_file(folder + "/b.sla", with_slip(drive::read_file(folder + "/a.sla")) + "\n\n\n");
}

std::string bytes_compiled() {
  const drive::Folder folder;
  lay_out(folder.path());
  REQUIRE(run({{"compile", "a.sla", "-o", "x"}, folder.path()}).exit == 0);
  return drive::read_file(folder.path() + "/x");
}

}  // namespace

TEST_CASE("where standard output fails, the exit says so and no file appears") {
  const drive::Folder folder;
  lay_out_unformatted(folder.path());
  const auto before = snapshot_of(folder.path());
  for (const auto& words : kSaying) {
    for (const auto stream : {Stream::File, Stream::NobodyReads, Stream::Closed}) {
      const auto ended =
          run({.words = words, .folder = folder.path(), .out = stream, .out_file = "/dev/full"});
      INFO(words[0] + ": " + ended.err);
      CHECK(ended.exit == 2);
      CHECK(ended.err.find("akad: cannot write standard output: ") != std::string::npos);
      CHECK(snapshot_of(folder.path()) == before);
    }
  }
}

TEST_CASE("what nothing is said on may be closed") {
  const drive::Folder folder;
  lay_out(folder.path());
  const auto ended =
      run({.words = with(kRun, {"-o", "x"}), .folder = folder.path(), .out = Stream::Closed});
  CHECK(ended.exit == 0);
  CHECK(drive::read_file(folder.path() + "/x").starts_with("==="));
}

TEST_CASE("/dev/stdout is standard output: what stands in its file stays before it") {
  const auto compiled = bytes_compiled();
  for (const char* path : {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"}) {
    const drive::Folder folder, outside;
    lay_out(folder.path());
    std::filesystem::create_symlink("/dev/stdout", folder.path() + "/link");
    const auto file = outside.path() + "/kept";
    drive::write_file(file, "kept\n");
    const Words words = {"compile", "a.sla", "-o", path};
    const Start appended{
        .words = words, .folder = folder.path(), .out = Stream::Appended, .out_file = file};
    CHECK(run(appended).exit == 0);
    const auto found = drive::read_file(file);
    CHECK(found.starts_with("kept\n" + compiled + "sha256:"));
    CHECK(run({words, folder.path()}).out == found.substr(5));
    CHECK(std::filesystem::is_symlink(folder.path() + "/link"));
  }
}

TEST_CASE("pipes and devices are written through") {
  const drive::Folder folder;
  lay_out(folder.path());
  REQUIRE(mkfifo((folder.path() + "/pipe").c_str(), 0644) == 0);
  // Both ends are open, so that the program need not wait for a reader.
  const int reader = open((folder.path() + "/pipe").c_str(), O_RDWR);
  const auto before = snapshot_of(folder.path());
  CHECK(run({{"compile", "a.sla", "-o", "pipe"}, folder.path()}).exit == 0);
  std::string text(1 << 16, '\0');
  text.resize(static_cast<std::size_t>(read(reader, text.data(), text.size())));
  CHECK(text == bytes_compiled());
  close(reader);
  const Words nowhere = {"-o", "/dev/null", "--items", "/dev/null", "--findings", "/dev/null"};
  CHECK(run({with(kRun, nowhere), folder.path()}).exit == 0);
  const auto full = run({with(kRun, {"-o", "x", "--items", "/dev/full"}), folder.path()});
  CHECK(full.exit == 2);
  CHECK(full.err.ends_with("\nakad: cannot write /dev/full: No space left on device\n"));
  CHECK(snapshot_of(folder.path()) == before);
  const auto both = run({with(kRun, {"--items", "/dev/stdout"}), folder.path()});
  CHECK(both.exit == 0);
  CHECK(both.out.starts_with("==="));
  CHECK(both.out.ends_with("}\n"));
}

namespace {

// Every item has a calendar of its own zone.
constexpr const char* kZoned = R"(language 1

agreement "A" version "1" {
  provider "P"
  customer "C"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
}

log t {
  time is at
  subject is s
  event opened when type = "o"
  event closed when type = "c"
  signal zone is z
}

calendar hours in the zone of zone, else Asia/Jakarta {
  open every day 00:00 to 12:00
  open every day 13:00 to 24:00
}

clock k of t {
  starts on opened
  stops on closed
  reopened: a new item begins
  counts hours
  judged by elapsed time
  when zone changes: carry the elapsed time
  missed before a change: the last limit decides
}

target g {
  k is within 8 hours of hours
  for at least 90% of t closed in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no t: not applicable
}
)";

}  // namespace

TEST_CASE("nothing is said on standard output where a device or a pipe that is named fails") {
  const drive::Folder folder;
  lay_out(folder.path());
  const auto before = snapshot_of(folder.path());
  for (const char* option : {"--evidence", "--items"}) {
    const auto ended = run({with(kRun, {option, "/dev/full"}), folder.path()});
    INFO(option);
    CHECK(ended.exit == 2);
    CHECK(ended.out.empty());
    CHECK(ended.err.ends_with("akad: cannot write /dev/full: No space left on device\n"));
    CHECK(snapshot_of(folder.path()) == before);
  }
  // What an option sends to standard output comes behind what the others name.
  const Words two = {"--items", "/dev/stdout", "--evidence", "/dev/full"};
  CHECK(run({with(kRun, two), folder.path()}).out.empty());
}

TEST_CASE("what is found in a folder is read where it is a file, and a pipe is not waited for") {
  const drive::Folder folder;
  lay_out(folder.path());
  std::filesystem::create_directories(folder.path() + "/lib");
  const auto library = folder.path() + "/lib/currencies.sla";
  const Words check = {"check", "a.sla", "--library", "lib"};
  const std::string unreadable = "akad: cannot read the library lib/currencies.sla: ";
  REQUIRE(mkfifo(library.c_str(), 0644) == 0);
  const auto piped = run({check, folder.path()});
  CHECK(piped.exit == 2);
  CHECK(piped.err == unreadable + "it is a pipe or a device, and no file\n");
  std::filesystem::remove(library);
  std::filesystem::create_symlink("/dev/zero", library);
  CHECK(run({check, folder.path()}).err == piped.err);
  std::filesystem::remove(library);
  std::filesystem::create_symlink("nowhere", library);
  CHECK(run({check, folder.path()}).err == unreadable + "No such file or directory\n");
  std::filesystem::remove(library);
  REQUIRE(mkfifo(library.c_str(), 0644) == 0);
  const auto tested = run({{"test", "."}, folder.path()});
  CHECK(tested.exit == 2);
  CHECK(tested.err.starts_with(
      "akad: cannot read ./lib/currencies.sla: it is a pipe or a device, and no file\n"));
}

TEST_CASE("too little memory ends in a sentence, and no file appears") {
  const drive::Folder folder;
  drive::write_file(folder.path() + "/a.sla", kZoned);
  std::string log;
  for (int subject = 0; subject < 200'000; ++subject) {
    log +=
        fmt::format("{{\"at\":\"2026-02-02T08:00:00Z\",\"s\":\"S{}\",\"type\":\"o\"}}\n", subject);
  }
  drive::write_file(folder.path() + "/log.ndjson", log);
  const auto before = snapshot_of(folder.path());
  Start start{with(kRun, {"-o", "x"}), folder.path()};
  CHECK(run(start).exit == 0);
  std::filesystem::remove(folder.path() + "/x");
  start.most_memory = 50'000'000;
  const auto ended = run(start);
  CHECK(ended.exit == 2);
  CHECK(ended.err ==
        "akad: there is not enough memory for this: give it more, or settle a smaller log\n");
  CHECK(snapshot_of(folder.path()) == before);
}

TEST_CASE("standard output does not go into what is read, nor into what is written") {
  const drive::Folder folder;
  lay_out_unformatted(folder.path());
  const auto before = snapshot_of(folder.path());
  for (const auto& words : kSaying) {
    if (words[0] == "schema") continue;
    for (const char* into : {"a.sla", "b.sla", "log.ndjson"}) {
      if (std::find(words.begin(), words.end(), into) == words.end()) continue;
      const auto file = folder.path() + "/" + into;
      const auto ended =
          run({.words = words, .folder = folder.path(), .out = Stream::Appended, .out_file = file});
      INFO(words[0] + ": " + ended.err);
      CHECK(ended.exit == 2);
      CHECK(ended.err.find("standard output goes into") != std::string::npos);
      CHECK(snapshot_of(folder.path()) == before);
    }
  }
  const auto file = folder.path() + "/x";
  const Words words = {"compile", "a.sla", "-o", "x"};
  const auto ended =
      run({.words = words, .folder = folder.path(), .out = Stream::Appended, .out_file = file});
  CHECK(ended.exit == 2);
  CHECK(drive::read_file(file).empty());
}
