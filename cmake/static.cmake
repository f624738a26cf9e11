# For Lambda's program (-DONESHEET_STATIC=ON): every library as an archive, so that the program needs nothing of
# the machine it runs on. Debian ships archives of all but three, which are compiled here from Debian's own
# sources (scripts/static_sources.sh fetches them and holds them to their SHA-256).
set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
set(OPENSSL_USE_STATIC_LIBS ON)
set(Boost_USE_STATIC_LIBS ON)
set(BUILD_SHARED_LIBS OFF)
# Not position-independent: nothing to relocate at the start. The compiler is told nothing that it is not told
# for the other programs, so that one compiler cache serves both.
add_link_options(-static -no-pie)
add_link_options(-Wl,--gc-sections -Wl,--build-id=none)
# An address that is no multiple of 2 MiB beside the place in the file: else some kernels map the program in huge
# pages, and 10 MiB of code that nobody runs count as the memory of the function.
add_link_options(-Wl,-Ttext-segment=0x410000)

set(ONESHEET_STATIC_SOURCES "" CACHE PATH "What scripts/static_sources.sh printed")
if(NOT EXISTS ${ONESHEET_STATIC_SOURCES}/harfbuzz)
  message(FATAL_ERROR "ONESHEET_STATIC needs -DONESHEET_STATIC_SOURCES=$(scripts/static_sources.sh)")
endif()
set(sources ${ONESHEET_STATIC_SOURCES})

add_library(harfbuzz STATIC ${sources}/harfbuzz/src/harfbuzz.cc)
target_compile_definitions(harfbuzz PRIVATE HAVE_PTHREAD=1)
target_compile_options(harfbuzz PRIVATE -ffunction-sections -fdata-sections -fno-exceptions -fno-rtti -fno-threadsafe-statics -w)

add_library(spng STATIC ${sources}/libspng/spng/spng.c)
target_compile_definitions(spng PRIVATE SPNG_STATIC)
target_link_libraries(spng PUBLIC z m)
target_compile_options(spng PRIVATE -ffunction-sections -fdata-sections -w)

add_library(hwy STATIC ${sources}/highway/hwy/aligned_allocator.cc ${sources}/highway/hwy/per_target.cc
  ${sources}/highway/hwy/targets.cc)
target_include_directories(hwy PRIVATE ${sources}/highway)
target_compile_options(hwy PRIVATE -ffunction-sections -fdata-sections -w)
add_library(hwy::hwy ALIAS hwy)

# pkg-config names Cairo alone when it is not asked for archives. Of what stands below Cairo most is never taken in.
set(ONESHEET_BELOW_CAIRO -Wl,--start-group fontconfig freetype png16 expat xcb-shm xcb-render Xrender Xext X11 xcb Xau Xdmcp
  pixman-1 brotlidec brotlicommon uuid z m -Wl,--end-group)

add_library(pugixml::pugixml INTERFACE IMPORTED GLOBAL)
find_library(PUGIXML_ARCHIVE pugixml REQUIRED)
target_link_libraries(pugixml::pugixml INTERFACE ${PUGIXML_ARCHIVE})
