# Writes the .sla files of stdlib/ into one C++ file (OUT) as raw strings.
set(rows "")
set(texts "")
set(count 0)
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} text)
  # A raw string literal may be at most 65,535 bytes long: cut and let the compiler join the pieces.
  string(LENGTH "${text}" length)
  set(pieces "")
  set(from 0)
  while(from LESS length)
    string(SUBSTRING "${text}" ${from} 8000 piece)
    string(APPEND pieces "R\"AKAD~(${piece})AKAD~\"\n")
    math(EXPR from "${from} + 8000")
  endwhile()
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
