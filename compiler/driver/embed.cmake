# Writes the .sla files of stdlib/ into one C++ file (OUT) as raw strings.
include(${CMAKE_CURRENT_LIST_DIR}/../../cmake/raw_text.cmake)
set(rows "")
set(texts "")
set(count 0)
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} text)
  raw_text("${text}" pieces)
  string(APPEND rows "      {\"${file}\", text_${count}},\n")
  string(APPEND texts "constexpr char text_${count}[] =\n${pieces};\n")
  math(EXPR count "${count} + 1")
endforeach()
file(WRITE ${OUT} "// Generated from stdlib/ by compiler/driver/embed.cmake.
#include \"compiler/driver/driver.h\"

namespace akad::driver {
namespace {
${texts}}  // namespace

const std::vector<EmbeddedFile>& embedded_stdlib() {
  static const std::vector<EmbeddedFile> files = {
${rows}  };
  return files;
}
}  // namespace akad::driver
")
