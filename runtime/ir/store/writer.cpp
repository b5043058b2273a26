#include "runtime/ir/store/writer.h"

namespace akad::ir::store {

json value_of(const Rational& value) { return to_fraction(value); }
json value_of(Date value) { return format_date(value); }
json value_of(std::string_view text) { return text; }
json value_of(std::int64_t number) { return number; }
json flag(bool value) { return value; }
json reference(std::int32_t at) { return Id<void>{at}.valid() ? json(at) : json(nullptr); }

void append(json& list, const void* value, std::int32_t version, Write how) {
  list.push_back(how(value, version));
}
void RowWriter::put(const char* name, const void* value, Write how) {
  row[name] = how(value, version);
}
void RowWriter::put_word(const char* name, std::string_view word) { row[name] = word; }

}  // namespace akad::ir::store
