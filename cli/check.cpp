// akad check: is the agreement sound?
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/load.h"
#include "cli/output/place.h"

namespace akad::cli {
namespace {

void shift(Span& span, std::int32_t by) {
  if (span.file >= 0) span.file += by;
}

// One answer for all files: their texts and remarks behind one another.
void append(driver::Compilation& all, driver::Compilation one) {
  const auto by = static_cast<std::int32_t>(all.sources.files.size());
  for (auto& row : one.sink.diagnostics) {
    shift(row.span, by);
    for (auto& label : row.others) shift(label.span, by);
    all.sink.diagnostics.push_back(std::move(row));
  }
  for (auto& file : one.sources.files) all.sources.files.push_back(std::move(file));
}

}  // namespace

int check(const CheckOrder& order) {
  driver::Compilation all;
  for (const auto& path : order.files) {
    if (is_compiled(path)) return fail(wants_text("check", path));
    if (const auto clash = clash_with_standard_output(path); !clash.empty()) return fail(clash);
    driver::InputError error;
    auto one = driver::compile_file(path, {order.libraries}, error);
    if (!error.message.empty()) return fail(error.message);
    append(all, std::move(one));
  }
  switch (order.format) {
    case Format::Json: say(render_json(all.sources, all.sink)); break;
    case Format::Text: say(diagnostics_text(all, has_colour(Stream::Out))); break;
  }
  return has_errors(all.sink) ? kFound : kDone;
}

}  // namespace akad::cli
