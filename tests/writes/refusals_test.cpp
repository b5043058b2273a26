// What may not be written over is refused before anything is read from a log, and stays as it is.
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/drive/drive.h"
#include "tests/writes/spawn.h"

using namespace akad;
using namespace akad::writes;

namespace {

namespace fs = std::filesystem;

const Words kRunFromStandardInput = {"run", "a.sla",   "--events",
                                     "-",   "--as-of", "2026-04-01T00:00:00+07:00"};

// A folder in which much can go wrong.
void lay_out_traps(const std::string& folder) {
  lay_out(folder);
  fs::create_symlink("a.sla", folder + "/soft.sla");
  fs::create_hard_link(folder + "/a.sla", folder + "/hard.sla");
  fs::create_symlink("log.ndjson", folder + "/soft.ndjson");
  fs::create_hard_link(folder + "/log.ndjson", folder + "/hard.ndjson");
  drive::write_file(folder + "/lib/calendars/indonesia.sla",
                    drive::read_file(AKAD_ROOT "/stdlib/calendars/indonesia.sla"));
  fs::create_symlink("lib", folder + "/way");
  std::string headed = drive::read_file(folder + "/a.sla");
  headed.replace(headed.find("  currency IDR"), 0, "  annex \"part.sla\"\n");
  drive::write_file(folder + "/headed.sla", headed);
  drive::write_file(folder + "/part.sla", "language 1\n\nannex of \"Help desk\"\n");
  fs::create_symlink("part.sla", folder + "/soft_part.sla");
  fs::create_directory(folder + "/folder");
  // Of three templates one file is there: a file, a link that leads nowhere, a folder.
  drive::write_file(folder + "/monitor.ndjson", "of somebody\n");
  fs::create_symlink("claims.ndjson", folder + "/claims.ndjson");
  fs::create_directory(folder + "/jobs.ndjson");
  drive::write_file(folder + "/other.txt", "of somebody\n");
  fs::create_symlink("other.txt", folder + "/to_other.txt");
  fs::create_symlink("not/there", folder + "/to_nowhere");
  fs::create_symlink("round", folder + "/round");
  drive::write_file(folder + "/protected.txt", "do not touch\n");
  fs::permissions(folder + "/protected.txt", fs::perms(0444));
  drive::write_file(folder + "/of_two_names.txt", "of two names\n");
  fs::create_hard_link(folder + "/of_two_names.txt", folder + "/folder/second.txt");
  fs::create_symlink("of_two_names.txt", folder + "/to_two_names");
  drive::write_file(folder + "/two_names.sla",
                    with_slip(drive::read_file(folder + "/a.sla")) + "\n\n\n");
  fs::create_hard_link(folder + "/two_names.sla", folder + "/folder/second.sla");
  drive::write_file(folder + "/bad.sla", with_slip(drive::read_file(folder + "/a.sla")) + "\n\n\n");
  fs::permissions(folder + "/bad.sla", fs::perms(0444));
}

struct Refused {
  Words words;
  std::string said;
  std::string input = {};
};

Words compile_to(const std::string& path) { return {"compile", "a.sla", "-o", path}; }

void add_masked(std::vector<Refused>& rows) {
  for (const char* option : {"--items", "--findings"}) {
    rows.push_back({with(kRun, {"--mask", "subjects", option, "x"}), "--mask hides names"});
  }
  rows.push_back({with(kRun, {"--mask", "groups"}), "write subjects, not groups"});
}

std::vector<Refused> refusals() {
  std::vector<Refused> rows;
  for (const char* path : {"a.sla", "./a.sla", "folder/../a.sla", "soft.sla", "hard.sla"}) {
    rows.push_back({compile_to(path), "would be written over a.sla"});
    for (const char* option : {"-o", "--items", "--findings"}) {
      rows.push_back({with(kRun, {option, path}), "would be written over a.sla"});
    }
  }
  for (const char* path : {"part.sla", "./part.sla", "soft_part.sla"}) {
    rows.push_back({{"compile", "headed.sla", "-o", path}, "would be written over part.sla"});
  }
  for (const char* path : {"log.ndjson", "soft.ndjson", "hard.ndjson", "./log.ndjson"}) {
    for (const char* option : {"-o", "--items", "--findings"}) {
      rows.push_back({with(kRun, {option, path}), "would be written over log.ndjson"});
      rows.push_back({with(kRunFromStandardInput, {option, path}),
                      "would be written over standard input", "log.ndjson"});
    }
  }
  rows.push_back({with(kRunFromStandardInput, {"-o", "/dev/stdin"}),
                  "/dev/stdin would be written over standard input", "log.ndjson"});
  for (const char* two : {"x", "./x", "folder/../x"}) {
    rows.push_back({with(kRun, {"-o", "x", "--items", two}), "would be written over x"});
    rows.push_back({with(kRun, {"--findings", two, "--items", "x"}), "would be written over x"});
  }
  rows.push_back({with(kRun, {"-o", "other.txt", "--items", "to_other.txt"}),
                  "to_other.txt would be written over other.txt"});
  rows.push_back({with(compile_to("lib/calendars/indonesia.sla"), {"--library", "lib"}),
                  "would become a library"});
  for (const char* path : {"lib/currencies.sla", "way/new.sla", "lib/calendars/new.sla"}) {
    rows.push_back({with(compile_to(path), {"--library", "lib"}), "would become a library"});
    rows.push_back({with(kRun, {"--library", "way", "-o", path}), "would become a library"});
  }
  for (const char* path : {"folder", "folder/", ".", "/", "way"}) {
    rows.push_back({compile_to(path), "it is a folder"});
    rows.push_back({with(kRun, {"--items", path}), "it is a folder"});
  }
  rows.push_back({compile_to("of_two_names.txt"), "the file has another name (a hard link)"});
  rows.push_back({with(kRun, {"--items", "to_two_names"}), "the file has another name"});
  rows.push_back({{"fmt", "two_names.sla"}, "the file has another name"});
  rows.push_back({{"check", "--fix", "two_names.sla"}, "the file has another name"});
  rows.push_back({{"clause", "force-majeure", "two_names.sla"}, "the file has another name"});
  rows.push_back({{"clause", "force-majeure", "folder"}, "folder"});
  rows.push_back({{"clause", "force-majeure", "not_there.sla"}, "No such file or directory"});
  rows.push_back({{"new", "hosting"}, "monitor.ndjson is there already, and no file is written"});
  rows.push_back({{"new", "logistics"}, "Too many levels of symbolic links"});
  rows.push_back({{"new", "it-repair"}, "jobs.ndjson is there already, and no file is written"});
  rows.push_back({compile_to("protected.txt"), "the file is read-only"});
  rows.push_back({with(kRun, {"-o", "x", "--findings", "protected.txt"}), "the file is read-only"});
  rows.push_back({{"fmt", "bad.sla"}, "the file is read-only"});
  rows.push_back({{"check", "--fix", "bad.sla"}, "the file is read-only"});
  rows.push_back({{"clause", "force-majeure", "bad.sla"}, "the file is read-only"});
  rows.push_back({compile_to("no/such/folder"), "No such file or directory"});
  rows.push_back({compile_to("to_nowhere"), "No such file or directory"});
  rows.push_back({compile_to("round"), "Too many levels of symbolic links"});
  rows.push_back({compile_to("other.txt/x"), "Not a directory"});
  rows.push_back({compile_to(std::string(300, 'n')), "File name too long"});
  rows.push_back({compile_to("-"), "`-` names no file"});
  add_masked(rows);
  return rows;
}

// Each word that an option or a file can be, said empty.
std::vector<Words> empty_words() {
  std::vector<Words> rows = {{"check", ""},
                             {"fmt", ""},
                             {"test", ""},
                             {"dump", ""},
                             {"diff", "", "a.sla"},
                             {"diff", "a.sla", ""},
                             {"diff", "a.sla", "a.sla", "--format", ""},
                             {"diff", "a.sla", "--against", ""},
                             {"diff", "a.sla", "a.sla", "--events", ""},
                             {"diff", "a.sla", "a.sla", "--events", "log.ndjson", "--as-of", ""},
                             {"diff", "a.sla", "a.sla", "--without", ""},
                             {"diff", "a.sla", "a.sla", "--period", ""},
                             {"test", "a.sla", "--filter", ""},
                             {"compile", "", "-o", "x"},
                             compile_to(""),
                             {"compile", "a.sla", "--output="},
                             {"calendar", "a.sla", "", "--month", "2026-03"},
                             {"calendar", "a.sla", "support_hours", "--month", ""},
                             {"calendar", "a.sla", "support_hours", "--due", "2026-03-06", ""},
                             {"check", "a.sla", "--format", ""},
                             {"check", "a.sla", "--library", ""},
                             {"run", "a.sla", "--events", "", "--as-of", "2026-04-01T00:00:00Z"},
                             {"run", "a.sla", "--events", "log.ndjson", "--as-of", ""},
                             {"new", ""},
                             {"clause", ""},
                             {"clause", "force-majeure", ""},
                             {"schema", ""}};
  for (const char* option : {"--period", "-o", "--items", "--findings", "--format", "--fail-on",
                             "--language", "--library", "--mask"}) {
    rows.push_back(with(kRun, {option, ""}));
    if (std::string_view(option).starts_with("--")) {
      rows.push_back(with(kRun, {std::string(option) + "="}));
    }
  }
  auto explain = kRun;
  explain[0] = "explain";
  explain = with(explain, {"--target", "resolution"});
  for (const char* option : {"--subject", "--item", "--month", "--period", "--language"}) {
    rows.push_back(with(explain, {option, ""}));
  }
  return rows;
}

std::string joined(const Words& words) { return fmt::format("{}", fmt::join(words, " ")); }

}  // namespace

TEST_CASE("no output takes the place of what is read, of another output, or of what is protected") {
  const drive::Folder folder;
  lay_out_traps(folder.path());
  const auto before = snapshot_of(folder.path());
  for (const auto& row : refusals()) {
    const auto ended =
        run({row.words, folder.path(), row.input.empty() ? "" : folder.path() + "/" + row.input});
    INFO(joined(row.words) + "\n" + ended.err);
    CHECK(ended.exit == 2);
    CHECK(ended.out.empty());
    CHECK(ended.err.find(row.said) != std::string::npos);
    CHECK(snapshot_of(folder.path()) == before);
  }
}

TEST_CASE("an empty word is an error of usage") {
  const drive::Folder folder;
  lay_out_traps(folder.path());
  const auto before = snapshot_of(folder.path());
  for (const auto& words : empty_words()) {
    const auto ended = run({words, folder.path()});
    INFO(joined(words) + "\n" + ended.err);
    CHECK(ended.exit == 2);
    CHECK(ended.err.find(" says nothing") != std::string::npos);
    CHECK(snapshot_of(folder.path()) == before);
  }
}

TEST_CASE("one file that cannot be formatted leaves all as they are") {
  const drive::Folder folder;
  lay_out_traps(folder.path());
  drive::write_file(folder.path() + "/good.sla", drive::read_file(folder.path() + "/bad.sla"));
  const auto before = snapshot_of(folder.path());
  for (const char* wrong : {"bad.sla", "not_there.sla", "folder"}) {
    const auto ended = run({{"fmt", "good.sla", wrong}, folder.path()});
    INFO(ended.err);
    CHECK(ended.exit == 2);
    CHECK(ended.out.empty());
    CHECK(snapshot_of(folder.path()) == before);
  }
  const auto twice = run({{"fmt", "good.sla", "./good.sla"}, folder.path()});
  CHECK(twice.exit == 0);
  CHECK(twice.out == "formatted: good.sla\n");
}

TEST_CASE("a mistake in one file leaves all as they are, and each mistake is told") {
  const drive::Folder folder;
  lay_out_traps(folder.path());
  const auto& path = folder.path();
  const auto unformatted = drive::read_file(path + "/bad.sla");
  drive::write_file(path + "/good.sla", unformatted);
  drive::write_file(path + "/wrong.sla", unformatted + "language 2 \"\n");
  drive::write_file(path + "/worse.sla", unformatted + "log {\n");
  const auto before = snapshot_of(path);
  for (const Words& words : {Words{"fmt", "good.sla", "wrong.sla", "worse.sla"},
                             Words{"fmt", "wrong.sla", "worse.sla", "good.sla"}}) {
    const auto ended = run({words, path});
    INFO(ended.err);
    CHECK(ended.exit == 1);
    CHECK(ended.out.empty());
    CHECK(ended.err.find("wrong.sla is left as it is: ") != std::string::npos);
    CHECK(ended.err.find("worse.sla is left as it is: ") != std::string::npos);
    CHECK(ended.err.ends_with("1 file without mistakes is left too: all files are formatted, or "
                              "none\n"));
    CHECK(snapshot_of(path) == before);
  }
  const auto checked = run({{"fmt", "--check", "good.sla", "wrong.sla"}, path});
  CHECK(checked.exit == 1);
  CHECK(checked.out == "not formatted: good.sla\n");
}

TEST_CASE("the rights and the owner of a replaced file stay, and a link stays a link") {
  const drive::Folder folder;
  lay_out_traps(folder.path());
  fs::permissions(folder.path() + "/other.txt", fs::perms(0640));
  if (geteuid() == 0) REQUIRE(chown((folder.path() + "/other.txt").c_str(), 1234, 4321) == 0);
  struct stat before {};
  REQUIRE(stat((folder.path() + "/other.txt").c_str(), &before) == 0);
  CHECK(run({compile_to("to_other.txt"), folder.path()}).exit == 0);
  struct stat after {};
  REQUIRE(stat((folder.path() + "/other.txt").c_str(), &after) == 0);
  CHECK(after.st_mode == before.st_mode);
  CHECK(after.st_uid == before.st_uid);
  CHECK(after.st_gid == before.st_gid);
  CHECK(fs::read_symlink(folder.path() + "/to_other.txt") == "other.txt");
  CHECK(drive::read_file(folder.path() + "/other.txt").starts_with("{"));
  fs::create_symlink("made.json", folder.path() + "/to_new");
  CHECK(run({compile_to("to_new"), folder.path()}).exit == 0);
  CHECK(fs::is_symlink(folder.path() + "/to_new"));
  CHECK(drive::read_file(folder.path() + "/made.json") ==
        drive::read_file(folder.path() + "/other.txt"));
}

TEST_CASE("a file of another user is not taken over") {
  if (geteuid() != 0) return;
  const drive::Folder folder;
  lay_out_traps(folder.path());
  fs::permissions(folder.path(), fs::perms(0777));
  fs::permissions(folder.path() + "/other.txt", fs::perms(0666));
  const auto before = snapshot_of(folder.path());
  const auto ended =
      run({.words = compile_to("other.txt"), .folder = folder.path(), .as_nobody = true});
  CHECK(ended.exit == 2);
  CHECK(ended.err.find("it belongs to another user") != std::string::npos);
  CHECK(snapshot_of(folder.path()) == before);
}
