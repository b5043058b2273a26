// The state of the story oracle's walk, and what can be done to a subject's items in a minute.
#pragma once

#include <array>

#include "tests/oracle/stories/story_life.h"

namespace akad::oracle {

enum class Now { NoItem, Live, Stopped, Cancelled };

// A stop that nothing was running for. The next start may be its own.
struct WaitingStop {
  int minute = -1;
  bool first = false;    // nothing came before it
  bool is_item = false;  // it stands among the items as one without a start
};

// In the order in which they apply within an instant.
enum Role { kRoundRole, kStart, kResume, kPause, kReset, kStop, kCancel, kRoles };

struct Walker {
  const StoryQuestion& question;
  const ir::Clock& clock;
  Life life = {};
  Values values = {};
  Now now = Now::NoItem;
  bool open = false;  // an item is open; a live clock of items by value may have none
  bool paused_by_event = false;
  bool paused_by_state = false;
  bool held = false;                   // by an event, whether or not anything runs
  std::vector<bool> paused_then = {};  // by minute, whether or not anything ran
  int clock_stopped = -1;              // the minute in which the clock was stopped, or cancelled
  int ended = -1;                      // the minute in which an item last ended
  int fresh = -1;              // the minute in which an item began because another one ended
  int ignored_stop = -1;       // the minute of a stop that was about an ignored start
  bool start_ignored = false;  // what follows the ignored start until its stop is about it
  WaitingStop waiting = {};
  std::array<bool, kRoles> asked = {};  // states whose signals had a first value
  std::array<bool, kRoles> held_true = {};
  int painted = 0;
};

// What was done from the last happening up to this one.
void paint_until(Walker& w, int minute);

void start(Walker& w, int minute, bool is_round);
void stop(Walker& w, int minute);
void cancel(Walker& w, int minute);
void reset(Walker& w, int minute);

// A change of the value that makes the items ends one just before it and begins the next; a pause
// by an event goes on.
void change_item(Walker& w, const std::optional<ir::Constant>& before, std::size_t changes_before,
                 int minute);

inline bool by_value(const Walker& w) { return w.clock.item_by.valid(); }

}  // namespace akad::oracle
