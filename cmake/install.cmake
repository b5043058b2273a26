# cmake --install: the program, and the runtime as a CMake package for who embeds it:
#   find_package(akad REQUIRED)   target_link_libraries(mine PRIVATE akad::engine)
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

get_property(runtime_folders GLOBAL PROPERTY AKAD_RUNTIME_LIBRARIES)
foreach(library IN LISTS runtime_folders)
  string(REPLACE "akad_runtime_" "" short ${library})
  set_target_properties(${library} PROPERTIES EXPORT_NAME ${short})
endforeach()
set_target_properties(akad_flags PROPERTIES EXPORT_NAME flags)

install(TARGETS akad RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS akad_flags ${runtime_folders} EXPORT akad-targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/akad)
install(EXPORT akad-targets NAMESPACE akad:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/akad)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/runtime DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/akad
        FILES_MATCHING PATTERN "*.h")
install(FILES ${CMAKE_BINARY_DIR}/generated/phrase_keys.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/akad/generated)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/akad-config.cmake.in
  ${CMAKE_BINARY_DIR}/akad-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/akad)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/akad-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/akad-config.cmake ${CMAKE_BINARY_DIR}/akad-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/akad)
