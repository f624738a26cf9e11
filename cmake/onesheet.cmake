# Helpers that keep each room's CMakeLists.txt to what differs: its sources and what it stands on.

# Flags every target of ours is compiled with. Floating-point contraction is off because the illustrator
# promises the same bytes on every run (FMA changes the last bit between CPU targets). Designated initializers
# leave members at their defaults on purpose, which g++ would warn about.
function(onesheet_flags target)
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough -Wno-missing-field-initializers -ffp-contract=off>)
  # So that the linker can leave out what a program does not use: Lambda's holds less in memory for it.
  target_compile_options(${target} PRIVATE
    $<$<AND:$<CONFIG:Release>,$<COMPILE_LANGUAGE:CXX>>:-ffunction-sections;-fdata-sections>)
  # g++ 12 sees overlapping copies in `"text" + std::string` where there are none (gcc.gnu.org PR105651).
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-restrict>)
  # It looks for types of headers that hold local ones, and takes the sources of a unity build for headers.
  if(CMAKE_UNITY_BUILD)
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-subobject-linkage>)
  endif()
  if(ONESHEET_WERROR)
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-Werror>)
  endif()
  if(ONESHEET_SANITIZE)
    # With sanitizers g++ 12 takes parts of the standard library for uninitialized (gcc.gnu.org PR105562).
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-maybe-uninitialized>)
    target_compile_options(${target} PRIVATE -fsanitize=${ONESHEET_SANITIZE} -fno-omit-frame-pointer
      -fno-sanitize-recover=all)
    target_link_options(${target} PUBLIC -fsanitize=${ONESHEET_SANITIZE})
  endif()
  if(ONESHEET_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# onesheet_room(NAME SOURCES a.cpp … DEPS other rooms and libraries (public) LIBS private libraries [SEPARATE])
# Declares library onesheet_<NAME>. A room of headers alone has no SOURCES. SEPARATE: its sources give local
# names to different things, so that a unity build (./check makes one) must not join them.
function(onesheet_room name)
  cmake_parse_arguments(R "SEPARATE" "" "SOURCES;DEPS;LIBS" ${ARGN})
  set(target onesheet_${name})
  if(R_SOURCES)
    add_library(${target} STATIC ${R_SOURCES})
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${target} PUBLIC ${R_DEPS} PRIVATE ${R_LIBS})
    onesheet_flags(${target})
    if(R_SEPARATE)
      set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
    endif()
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(${target} INTERFACE ${R_DEPS})
  endif()
endfunction()

# onesheet_test(NAME SOURCES … DEPS … [LABELS …] [SEPARATE]) declares a GoogleTest program and registers each of its
# tests with ctest. Tests of one program may run in parallel: each makes its own temporary folder.
function(onesheet_test name)
  cmake_parse_arguments(T "SEPARATE" "" "SOURCES;DEPS;LABELS" ${ARGN})
  add_executable(${name} ${T_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${T_DEPS} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE
    ONESHEET_SHARED_DIR="${ONESHEET_SHARED_DIR}" ONESHEET_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  onesheet_flags(${name})
  if(T_SEPARATE)
    set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
  endif()
  # The tests drive optimised code; optimising the driver only doubles the time to build it.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
  include(GoogleTest)
  gtest_discover_tests(${name} TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST
    PROPERTIES TIMEOUT 300 LABELS "${T_LABELS}")
endfunction()

# onesheet_fuzzer(NAME SOURCE file.cpp DEPS …): a libFuzzer program; its kept corpus is fuzz/corpus/<NAME>.
function(onesheet_fuzzer name)
  cmake_parse_arguments(F "" "" "SOURCE;DEPS" ${ARGN})
  add_executable(${name} ${F_SOURCE})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${name} PRIVATE ${F_DEPS})
  onesheet_flags(${name})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${name})
endfunction()

# onesheet_embed(TARGET NAME file …) compiles files into the program, byte for byte. Generates the header
# "embedded/<NAME>.h" for TARGET's own sources with
#   std::span<const onesheet::embedded::File> onesheet::embedded::<NAME>();   // in the order given here
# where File{ std::string_view name; std::span<const std::uint8_t> bytes; } and name is the file's base name.
function(onesheet_embed target name)
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(asm "    .section .note.GNU-stack,\"\",%progbits\n    .section .rodata\n")
  set(externs "")
  set(rows "")
  set(index 0)
  foreach(file ${ARGN})
    get_filename_component(path ${file} ABSOLUTE)
    get_filename_component(base ${file} NAME)
    set(symbol onesheet_embedded_${name}_${index})
    string(APPEND asm "    .balign 16\n    .global ${symbol}\n${symbol}:\n    .incbin \"${path}\"\n    .global ${symbol}_end\n${symbol}_end:\n    .byte 0\n")
    string(APPEND externs "extern const std::uint8_t ${symbol}[];\nextern const std::uint8_t ${symbol}_end[];\n")
    string(APPEND rows "      File{\"${base}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    list(APPEND paths ${path})
    math(EXPR index "${index} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${dir}/${name}.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/${name}.h CONTENT "#pragma once
#include <cstdint>
#include <span>
#include <string_view>
namespace onesheet::embedded {
#ifndef ONESHEET_EMBEDDED_FILE
#define ONESHEET_EMBEDDED_FILE
struct File {
  std::string_view name;
  std::span<const std::uint8_t> bytes;
};
#endif
std::span<const File> ${name}();
}  // namespace onesheet::embedded
" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/${name}.cpp CONTENT "#include \"embedded/${name}.h\"
extern \"C\" {
${externs}}
namespace onesheet::embedded {
std::span<const File> ${name}() {
  static const File files[] = {
${rows}  };
  return files;
}
}  // namespace onesheet::embedded
" @ONLY)
  set_property(SOURCE ${dir}/${name}.S APPEND PROPERTY OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${dir}/${name}.S ${dir}/${name}.cpp)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
