// Annexes: files of the agreement's folder, which mean what they would in its own text.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "runtime/ir/soundness/written.h"
#include "tests/drive/drive.h"
#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace fs = std::filesystem;

namespace {

const std::string kHead = R"(language 1

agreement "Desk" version "1" {
  provider "Provider"
  customer "Customer"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
)";
const std::string kLog = R"(
log tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event resolved when type = "resolved"
  signal priority is priority
}

condition urgent of tickets means priority = "P1"
)";
const std::string kTerms = R"(
clock handling of tickets {
  starts on opened
  pauses while not urgent
  stops on resolved
  reopened: a new item begins
  counts around the clock
}

target handled {
  handling is within 4 hours
  for all tickets resolved in each calendar month
  open at the end of a period: left out
  with no tickets: not applicable
}
)";

std::string annex_of(const std::string& name, const std::string& text) {
  return "language 1\n\nannex of \"" + name + "\"\n" + text;
}

std::string errors_in(const driver::Compilation& out) {
  std::string text;
  for (const Diagnostic& row : out.sink.diagnostics) {
    if (severity_of(row.code) != Severity::Error) continue;
    text += (text.empty() ? "" : " ") + std::string(name_of(row.code));
  }
  return text;
}

struct Room {
  drive::Folder own;
  fs::path path = own.path();

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    drive::write_file((path / name).string(), text);
  }
  driver::Compilation compiled(const std::string& lines, const std::string& rest) const {
    write("desk/a.sla", kHead + lines + "}\n" + rest);
    driver::InputError error;
    driver::Compilation out = driver::compile_file((path / "desk/a.sla").string(), {}, error);
    CHECK(error.message.empty());
    return out;
  }
  // The codes of what is wrong with an annex of that name.
  std::string codes(const std::string& name) const {
    return errors_in(compiled("  annex \"" + name + "\"\n", kLog + kTerms));
  }
};

}  // namespace

TEST_CASE("what stands in an annex means what it would in the agreement") {
  const Room room;
  const driver::Compilation whole = room.compiled("", kLog + kTerms);
  REQUIRE(whole.program);
  room.write("desk/annexes/log.sla", annex_of("Desk", kLog));
  const driver::Compilation parts = room.compiled("  annex \"annexes/log.sla\"\n", kTerms);
  REQUIRE(parts.program);
  CHECK(ir::digest(*parts.program) == ir::digest(*whole.program));
  REQUIRE(parts.sources.files.size() > 1);
  CHECK(parts.sources.files[1].name == (room.path / "desk/annexes/log.sla").string());

  room.write("desk/annexes/log.sla", annex_of("Desk", kLog) + "// more\n");
  CHECK(ir::digest(*room.compiled("  annex \"annexes/log.sla\"\n", kTerms).program) ==
        ir::digest(*whole.program));
}

TEST_CASE("an annex is a file below the agreement's folder, or a mistake") {
  const Room room;
  room.write("desk/fine.sla", annex_of("Desk", ""));
  room.write("other.sla", annex_of("Desk", ""));
  CHECK(room.codes("fine.sla").empty());
  CHECK(room.codes("./fine.sla").empty());
  CHECK(room.codes("not_there.sla") == "AK0803");
  CHECK(room.codes("") == "AK0803");
  CHECK(room.codes("../other.sla") == "AK0804");
  CHECK(room.codes("../desk/fine.sla") == "AK0804");
  CHECK(room.codes((room.path / "desk/fine.sla").string()) == "AK0804");
  fs::create_symlink("../other.sla", room.path / "desk/out.sla");
  CHECK(room.codes("out.sla") == "AK0804");
  fs::create_symlink(room.path, room.path / "desk/way");
  CHECK(room.codes("way/other.sla") == "AK0804");
  fs::create_symlink("fine.sla", room.path / "desk/same.sla");
  CHECK(room.codes("same.sla").empty());
  fs::create_symlink("round.sla", room.path / "desk/round.sla");
  CHECK(room.codes("round.sla") == "AK0803");
  fs::create_directory(room.path / "desk/folder");
  CHECK(room.codes("folder") == "AK0803");
  REQUIRE(mkfifo((room.path / "desk/pipe.sla").c_str(), 0600) == 0);
  CHECK(room.codes("pipe.sla") == "AK0803");
  CHECK(room.codes("a.sla") == "AK0802");
  room.write("desk/long.sla", annex_of("Desk", std::string(ir::kMostTextBytes, '\n')));
  CHECK(room.codes("long.sla") == "AK0901");
}

TEST_CASE("one file is an annex once, whatever it is called") {
  const Room room;
  room.write("desk/fine.sla", annex_of("Desk", ""));
  fs::create_symlink("fine.sla", room.path / "desk/same.sla");
  for (const char* again : {"fine.sla", "./fine.sla", "same.sla"}) {
    const std::string lines = std::string("  annex \"fine.sla\"\n  annex \"") + again + "\"\n";
    CHECK(errors_in(room.compiled(lines, kLog + kTerms)) == "AK0805");
  }
}

TEST_CASE("an annex is of one agreement, and holds what is said of records") {
  const Room room;
  room.write("desk/annex.sla", annex_of("Other", kLog));
  CHECK(room.codes("annex.sla") == "AK0802");
  room.write("desk/annex.sla", annex_of("Desk", "fee more = IDR 1 each week, before tax\n"));
  CHECK(room.codes("annex.sla").starts_with("AK0802"));
  room.write("desk/annex.sla",
             annex_of("Desk", "log other {\n  subject is x\n  event e when f\n}\n"));
  const std::string broken = room.codes("annex.sla");
  CHECK_FALSE(broken.empty());
  CHECK(broken.find("AK0802") == std::string::npos);
}
