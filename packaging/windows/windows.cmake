# The client on Windows: an installer by NSIS, with all of Qt that it needs, that opens letschat:// links
# for the person who installs it. Not proven: see packaging/README.md.
set_target_properties(letschat PROPERTIES WIN32_EXECUTABLE ON)
install(TARGETS letschat RUNTIME DESTINATION bin)
qt_generate_deploy_qml_app_script(TARGET letschat OUTPUT_SCRIPT deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${deploy})

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
