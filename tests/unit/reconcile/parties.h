// Two parties with a log of tickets each, or of sites, and what makes a difference between them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "runtime/reconcile/reconcile.h"
#include "runtime/reconcile/write/write.h"

namespace akad::tests {

class Parties {
 public:
  using Records = std::vector<std::string>;

  // A record is `ID 2026-03-02 08:00 SUBJECT TYPE PRIORITY`, on the clock of Jakarta; ID `-`: none;
  // or one of JSON. As of 2026-05-01. The files are called ours, ours-2, …, theirs.
  Parties(const Records& ours, const Records& theirs, const std::string& period = "");
  Parties(const std::vector<Records>& ours, const std::vector<Records>& theirs,
          const std::string& period = "", const std::string& text = tickets());

  const reconcile::Reconciliation& found() const { return *found_; }
  std::string text(std::string_view language = "en") const;
  nlohmann::json written(std::string_view language = "en") const;

  // "a2 ours:2 theirs:3": of each that differs its id, and where it stands.
  Records records() const;
  // Of those below items, likewise, each once.
  Records behind_items() const;
  // "B missed, B met": of those that differ; `-`: there is none.
  Records items() const;

  static std::string tickets();  // an agreement with ids of records

 private:
  reconcile::Side side(const std::vector<Records>& logs, const std::string& name,
                       const std::string& period);
  std::string named(const reconcile::Record& record) const;

  std::optional<ir::Program> program_;
  events::RollNames names_;
  std::optional<reconcile::Side> ours_, theirs_;
  std::optional<reconcile::Reconciliation> found_;
};

}  // namespace akad::tests
