# raw_text(TEXT OUT): the text as a C++ literal. A raw string may be at most 65,535 bytes long, so
# it is cut, and the compiler joins the pieces.
function(raw_text text out)
  string(LENGTH "${text}" length)
  set(pieces "")
  set(from 0)
  while(from LESS length)
    string(SUBSTRING "${text}" ${from} 8000 piece)
    string(APPEND pieces "R\"AKAD~(${piece})AKAD~\"\n")
    math(EXPR from "${from} + 8000")
  endwhile()
  set(${out} "${pieces}" PARENT_SCOPE)
endfunction()
