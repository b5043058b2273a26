#include "tests/golden/frames.h"

#include <stdexcept>

#include "tests/drive/drive.h"

namespace {

// What `text` is over a frame of three declarations.
std::string over_frame(const std::string& text) {
  const akad::drive::Folder folder;
  akad::drive::write_file(folder.path() + "/house.sla",
                          "language 1\n%line 4\nlog a {\n  time is at\n}\n%line 8\n"
                          "log b {\n  time is at\n  id is id\n}\n");
  return akad::golden::with_frame(text, folder.path());
}

}  // namespace

TEST_CASE("a frame without edits stands on the lines that it names", "[frames]") {
  CHECK(over_frame("%frame house.sla\n") ==
        "language 1\n\n\nlog a {\n  time is at\n}\n\nlog b {\n  time is at\n  id is id\n}\n");
  CHECK(over_frame("%frame house.sla without gaps\n") ==
        "language 1\n\nlog a {\n  time is at\n}\n\nlog b {\n  time is at\n  id is id\n}\n");
  CHECK(over_frame("language 1\n%frame is no edit here\n") ==
        "language 1\n%frame is no edit here\n");
}

TEST_CASE("lines are replaced, removed and added", "[frames]") {
  CHECK(over_frame("%frame house.sla\n%replace id is id\n  id is key\n  subject is key\n") ==
        "language 1\n\n\nlog a {\n  time is at\n}\n\nlog b {\n  time is at\n  id is key\n"
        "  subject is key\n}\n");
  CHECK(over_frame("%frame house.sla\n%remove language 1\n%after log a {\n  // here\n") ==
        "\n\n\nlog a {\n  // here\n  time is at\n}\nlog b {\n  time is at\n  id is id\n}\n");
  CHECK(over_frame("%frame house.sla without gaps\n%before log a {\n\n// new\n%end\n// end\n") ==
        "language 1\n\n// new\n\nlog a {\n  time is at\n}\n\nlog b {\n  time is at\n  id is id\n}\n"
        "// end\n");
}

TEST_CASE("a line added to one declaration moves no other", "[frames]") {
  const auto text = over_frame("%frame house.sla\n%in log a {\n%after time is at\n  id is id\n");
  CHECK(text == "language 1\n\n\nlog a {\n  time is at\n  id is id\n}\nlog b {\n  time is at\n"
                "  id is id\n}\n");
}

TEST_CASE("an edit that does not say which line it means is refused", "[frames]") {
  const std::string frame = "%frame house.sla\n";
  CHECK_THROWS_WITH(over_frame("%frame barn.sla\n"), "no frame barn.sla");
  CHECK_THROWS_WITH(over_frame(frame + "%remove time is at\n"), "more than once: time is at");
  CHECK_THROWS_WITH(over_frame(frame + "%remove subject is key\n"),
                    "not in the frame: subject is key");
  CHECK_THROWS_WITH(over_frame(frame + "%in log a {\n%remove id is id\n"),
                    "not in the frame: id is id");
  CHECK_THROWS_WITH(over_frame(frame + "  id is key\n"),
                    "belongs to no edit of the frame:   id is key\n");
  CHECK_THROWS_WITH(over_frame(frame + "%replace id is id\n%remove language 1\n"),
                    "nothing in place of a replaced line");
}
