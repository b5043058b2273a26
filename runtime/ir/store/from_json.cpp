// Bytes that anybody may have written to a verified Program: strict, limited, never throwing.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/ir/program.h"
#include "runtime/ir/soundness/written.h"
#include "runtime/ir/store/reader.h"
#include "runtime/ir/store/upgrade.h"

namespace akad::ir {
namespace {

using store::json;

// Before parsing, so that no input costs memory by its depth.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        in_text = false;
    } else if (c == '"') {
      in_text = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepestStored) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

// Goes over a document without making anything of it, and stops at a key that its object has.
class Keys : public nlohmann::json_sax<json> {
 public:
  std::string twice;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override {
    open_.emplace_back();
    return true;
  }
  bool key(string_t& key) override {
    if (open_.back().insert(key).second) return true;
    twice = key;
    return false;
  }
  bool end_object() override {
    open_.pop_back();
    return true;
  }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  std::vector<std::set<std::string>> open_;
};

// A key given twice would make one text mean two things to two readers. It is looked for first and
// not while the values are made: asked about each, the library goes over a list anew for each of
// its elements.
std::optional<json> parse_once(std::string_view text, std::string& twice) {
  try {
    Keys keys;
    json::sax_parse(text.begin(), text.end(), &keys);
    twice = keys.twice;
    json parsed = json::parse(text.begin(), text.end(), nullptr, false);
    if (parsed.is_discarded()) return std::nullopt;
    return parsed;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

// What is wrong with the version of a document; empty = this program reads it.
std::string check_version(const json& document) {
  const auto version = document.is_object() ? document.find("ir_version") : document.end();
  if (!document.is_object() || version == document.end()) return "this is not a stored agreement";
  // As numbers: how two JSON values compare is much to compile.
  const auto number = version->is_number_unsigned() ? version->get<std::uint64_t>() : 0;
  if (number == 0) return "/ir_version: the version of the format is a whole number from 1 on";
  if (number <= std::uint64_t{kIrVersion}) return "";
  return fmt::format("/ir_version: written by a newer version of the program: the document uses "
                     "version {} of the format, and this program reads versions 1 to {}",
                     json_text(*version), kIrVersion);
}

}  // namespace

std::optional<Program> from_json(std::string_view text, LoadError& error) {
  error.message.clear();
  const auto refuse = [&](std::string message) {
    error.message = std::move(message);
    return std::nullopt;
  };
  if (text.size() > kMostStoredBytes) {
    return refuse(fmt::format("the document is longer than {} MiB", kMostStoredBytes >> 20));
  }
  if (too_deep(text)) {
    return refuse(fmt::format("the document is nested more than {} levels", kDeepestStored));
  }
  std::string twice;
  auto document = parse_once(text, twice);
  if (!document) return refuse("the document is not JSON");
  if (!twice.empty()) {
    return refuse(fmt::format("the key `{}` occurs twice in one object", shortened(twice, 60)));
  }
  if (std::string wrong = check_version(*document); !wrong.empty()) return refuse(wrong);
  const auto version = (*document)["ir_version"].get<std::int32_t>();
  store::upgrade(*document, version);
  Program program;
  store::Reader reader(version);
  reader.read(*document, program);
  if (!reader.error.empty()) return refuse(reader.error);
  program.ir_version = version;
  if (std::string unsound = verify(program); !unsound.empty()) return refuse(unsound);
  return program;
}

}  // namespace akad::ir
