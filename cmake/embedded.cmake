# akad_embed(OUT SPACE FUNCTION HEADER ROOT FILES...): the texts of FILES, below ROOT, become a C++
# source OUT. It defines FUNCTION in the namespace SPACE, as HEADER declares it: a list of names and
# texts.
function(akad_embed out space function header root)
  list(TRANSFORM ARGN PREPEND ${root}/ OUTPUT_VARIABLE paths)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DSPACE=${space} -DFUNCTION=${function} -DHEADER=${header}
            -DROOT=${root} "-DFILES=${ARGN}" -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
    DEPENDS ${paths} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake ${CMAKE_SOURCE_DIR}/cmake/raw_text.cmake
    VERBATIM)
endfunction()
