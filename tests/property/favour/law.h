// The law of a claim (runtime/differences/favour/favour.h), held against what the engine says of
// one set of records at one instant.
#pragma once

#include <map>
#include <string>

#include "runtime/differences/differences.h"
#include "runtime/events/store.h"

namespace akad::favour {

struct Seen {
  Rational owed = 0;                            // in all
  std::map<std::string, ir::Verdict> verdicts;  // of results and items, by what they are of
};
Seen see(const ir::Program& program, events::EventStore store, Instant as_of);

// Which sentence of the law is broken, and where; empty where it holds.
std::string broken(differences::Favour claim, const Seen& before, const Seen& after);
bool same(const Seen& before, const Seen& after);

}  // namespace akad::favour
