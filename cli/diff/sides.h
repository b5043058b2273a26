// The two agreements of `akad diff`: two files, or one file as revisions of its repository have it.
#pragma once

#include "cli/load.h"

namespace akad::cli {

struct Sides {
  Loaded before = {}, after = {};
  std::string before_called = {}, after_called = {};  // "main:agreement.sla"
  int exit = kDone;  // why one of them is not there, which was said
};
Sides sides_of(const DiffOrder& order);

}  // namespace akad::cli
