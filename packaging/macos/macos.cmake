# The client on macOS: a bundle with all of Qt that it needs, in a disk image. Info.plist says that it opens
# letschat:// links. Neither signed nor notarised, and not proven: see packaging/README.md.
set_target_properties(letschat PROPERTIES
    MACOSX_BUNDLE ON
    OUTPUT_NAME LetsChat
    MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_LIST_DIR}/Info.plist.in)
install(TARGETS letschat BUNDLE DESTINATION .)
qt_generate_deploy_qml_app_script(TARGET letschat OUTPUT_SCRIPT deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${deploy})

set(CPACK_GENERATOR DragNDrop)
set(CPACK_PACKAGE_NAME LetsChat)
set(CPACK_PACKAGE_VENDOR "The LetsChat developers")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_DMG_VOLUME_NAME LetsChat)
include(CPack)
