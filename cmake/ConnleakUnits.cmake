# SPDX-License-Identifier: Apache-2.0
# Checks a target as it is built: an artefact per source, made again when the source or a header of it changes, and a
# target that checks them together. What the build system runs elsewhere, it runs elsewhere here, too.
#
#   include(ConnleakUnits)
#   connleak_check_target(app [OPTIONS --format sarif --output app.sarif …])
#
# adds the target app_connleak, which fails when something is found. CONNLEAK_CHECK is the checker. Sources of object
# libraries that the target links belong to those libraries: name these as further targets to check them with it.
#
#   connleak_check_target(app WITH base [OPTIONS …])
find_program(CONNLEAK_CHECK connleak-check DOC "connleak's checker")
if(NOT CONNLEAK_CHECK)
  message(FATAL_ERROR "no connleak-check on PATH; set CONNLEAK_CHECK")
endif()

# Adds to the list `out` an artefact for each C and C++ source of `target`.
function(_connleak_units target out)
  get_target_property(sources ${target} SOURCES)
  get_target_property(folder ${target} SOURCE_DIR)
  get_target_property(standard_c ${target} C_STANDARD)
  get_target_property(standard_cxx ${target} CXX_STANDARD)
  string(TOUPPER "${CMAKE_BUILD_TYPE}" configuration)
  set(made ${${out}})
  foreach(source ${sources})
    if(source MATCHES "\\$<")
      continue()   # objects of others
    endif()
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${folder} NORMALIZE)
    if(source MATCHES "\\.c$")
      set(language C)
    elseif(source MATCHES "\\.(cc|cpp|cxx|c\\+\\+|C)$")
      set(language CXX)
    else()
      continue()
    endif()
    cmake_path(IS_PREFIX CMAKE_CURRENT_SOURCE_DIR ${source} is_below)
    if(is_below)
      cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} OUTPUT_VARIABLE name)
    else()
      cmake_path(GET source FILENAME name)
    endif()
    set(object CMakeFiles/${target}.dir/${name})
    set(artefact ${CMAKE_CURRENT_BINARY_DIR}/${object}.clu)
    separate_arguments(flags NATIVE_COMMAND "${CMAKE_${language}_FLAGS} ${CMAKE_${language}_FLAGS_${configuration}}")
    if(language STREQUAL "C" AND standard_c)
      list(APPEND flags ${CMAKE_C${standard_c}_EXTENSION_COMPILE_OPTION})
    elseif(language STREQUAL "CXX" AND standard_cxx)
      list(APPEND flags ${CMAKE_CXX${standard_cxx}_EXTENSION_COMPILE_OPTION})
    endif()
    foreach(property INCLUDE_DIRECTORIES COMPILE_DEFINITIONS COMPILE_OPTIONS)
      set(of_${property} "$<TARGET_PROPERTY:${target},${property}>")
    endforeach()
    add_custom_command(
      OUTPUT ${artefact}
      COMMAND ${CONNLEAK_CHECK} --emit-unit ${source} -o ${artefact} --depfile ${artefact}.d --
              ${flags} "$<$<BOOL:${of_INCLUDE_DIRECTORIES}>:-I$<JOIN:${of_INCLUDE_DIRECTORIES},;-I>>"
              "$<$<BOOL:${of_COMPILE_DEFINITIONS}>:-D$<JOIN:${of_COMPILE_DEFINITIONS},;-D>>" "${of_COMPILE_OPTIONS}" -o ${object}.o
      DEPENDS ${source} ${CONNLEAK_CHECK}
      DEPFILE ${artefact}.d
      COMMENT "Reading ${name} for connleak"
      COMMAND_EXPAND_LISTS VERBATIM)
    list(APPEND made ${artefact})
  endforeach()
  set(${out} ${made} PARENT_SCOPE)
endfunction()

function(connleak_check_target target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "WITH;OPTIONS")
  set(artefacts "")
  foreach(part ${target} ${arg_WITH})
    _connleak_units(${part} artefacts)
  endforeach()
  if(NOT artefacts)
    message(FATAL_ERROR "${target} has no C or C++ source")
  endif()
  add_custom_target(${target}_connleak
    COMMAND ${CONNLEAK_CHECK} --link ${artefacts} ${arg_OPTIONS}
    DEPENDS ${artefacts}
    WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
    COMMENT "Checking ${target} with connleak"
    COMMAND_EXPAND_LISTS VERBATIM)
  # What the target waits for may make headers.
  get_target_property(waits_for ${target} MANUALLY_ADDED_DEPENDENCIES)
  if(waits_for)
    add_dependencies(${target}_connleak ${waits_for})
  endif()
endfunction()
