// Logs read as a sample of what an agreement is about: not what is owed, but what they touch.
#pragma once

#include <functional>
#include <optional>

#include "runtime/events/reader.h"
#include "runtime/events/seen/sample.h"

namespace akad::sample {

using Progress = std::function<void(std::uint64_t bytes, std::uint64_t records)>;

// Nobody names an instant: it is evaluated just behind the last one that a record names, so that
// nothing lies behind it. Logs of which no file is given are left out. Empty, and a sentence in
// `error`, when a file cannot be read, or when there is more than the limits allow.
std::optional<events::Sample> sample_of(const ir::Program& program,
                                        const std::vector<events::LogFile>& files,
                                        const limits::Limits& limits, const Progress& progress,
                                        std::string& error);

}  // namespace akad::sample
