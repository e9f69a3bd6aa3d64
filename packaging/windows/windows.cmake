# The client on Windows: an installer by NSIS, and what an MSIX package needs, with all of Qt that it needs, that opens letschat:// links
# for the person who installs it. Not proven: see packaging/README.md.
set_target_properties(letschat PROPERTIES WIN32_EXECUTABLE ON)
install(TARGETS letschat RUNTIME DESTINATION bin)
qt_generate_deploy_qml_app_script(TARGET letschat OUTPUT_SCRIPT deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${deploy})

# What packaging/windows/make-msix packs beside what is installed.
set(LETSCHAT_MSIX_PUBLISHER "CN=LetsChat" CACHE STRING "Subject of the certificate that signs the MSIX package")
configure_file(${CMAKE_CURRENT_LIST_DIR}/AppxManifest.xml.in ${CMAKE_BINARY_DIR}/msix/AppxManifest.xml @ONLY)
find_package(Qt6 6.4 REQUIRED COMPONENTS Svg)
add_executable(rendericon ${CMAKE_CURRENT_LIST_DIR}/../icons/rendericon.cpp)
target_link_libraries(rendericon PRIVATE Qt6::Gui Qt6::Svg)
set(icons)
foreach(size IN ITEMS 44 50 150)
    set(png ${CMAKE_BINARY_DIR}/msix/assets/logo-${size}.png)
    add_custom_command(OUTPUT ${png}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/msix/assets
        COMMAND rendericon ${PROJECT_SOURCE_DIR}/client/desktop/icons/letschat.svg ${png} ${size} VERBATIM)
    list(APPEND icons ${png})
endforeach()
add_custom_target(letschat_msix_icons ALL DEPENDS ${icons})

set(CPACK_GENERATOR NSIS)
set(CPACK_PACKAGE_NAME LetsChat)
set(CPACK_PACKAGE_VENDOR "The LetsChat developers")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_INSTALL_DIRECTORY LetsChat)
set(CPACK_PACKAGE_EXECUTABLES letschat LetsChat)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin\\\\letschat.exe)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS [[
  WriteRegStr HKCU "Software\\Classes\\letschat" "" "URL:LetsChat"
  WriteRegStr HKCU "Software\\Classes\\letschat" "URL Protocol" ""
  WriteRegStr HKCU "Software\\Classes\\letschat\\shell\\open\\command" "" "\"$INSTDIR\\bin\\letschat.exe\" \"%1\""
]])
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [[
  DeleteRegKey HKCU "Software\\Classes\\letschat"
]])
include(CPack)
