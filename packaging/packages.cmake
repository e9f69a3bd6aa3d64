# Packages by CPack, from the two components: .deb and .rpm for letschatd and for letschat. Included by CMakeLists.txt; packaging/build-packages calls cpack.
set(CPACK_PACKAGE_NAME letschat)
set(CPACK_PACKAGE_VENDOR "The LetsChat developers")
set(CPACK_PACKAGE_CONTACT "${LETSCHAT_MAINTAINER}")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/build/packages)
set(CPACK_SET_DESTDIR ON) # /etc lies outside of the prefix
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL)
if(LETSCHAT_SERVER)
    list(APPEND CPACK_COMPONENTS_ALL letschatd)
endif()
if(LETSCHAT_CLIENT)
    list(APPEND CPACK_COMPONENTS_ALL letschat)
endif()
set(CPACK_COMPONENTS_GROUPING IGNORE)

set(server_summary "server of the LetsChat messenger")
set(server_description "letschatd serves the desktop client letschat over HTTP and a socket, and
stores everything in PostgreSQL. By default it makes and minds a private
cluster of its own; it can also use one that is there already.")
set(client_summary "messenger for a server of your own")
set(client_description "letschat is the desktop client of a letschatd server: conversations
between two people and in groups, by keyboard and with a screen reader, in
light and dark, searchable offline.")

# Debian
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${LETSCHAT_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS OFF)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_LETSCHATD_PACKAGE_NAME letschatd)
set(CPACK_DEBIAN_LETSCHATD_PACKAGE_SECTION net)
set(CPACK_DEBIAN_LETSCHATD_DESCRIPTION "${server_summary}\n${server_description}")
# The driver of Qt is loaded by name; backup and restore call PostgreSQL's own programs.
set(CPACK_DEBIAN_LETSCHATD_PACKAGE_DEPENDS "adduser, init-system-helpers (>= 1.54~), libqt6sql6-psql, postgresql-client")
set(CPACK_DEBIAN_LETSCHATD_PACKAGE_RECOMMENDS postgresql)
set(CPACK_DEBIAN_LETSCHATD_PACKAGE_SUGGESTS "nginx | caddy, prometheus")
set(CPACK_DEBIAN_LETSCHATD_PACKAGE_CONTROL_EXTRA
    ${CMAKE_CURRENT_SOURCE_DIR}/debian/conffiles ${CMAKE_CURRENT_SOURCE_DIR}/debian/postinst
    ${CMAKE_CURRENT_SOURCE_DIR}/debian/prerm ${CMAKE_CURRENT_SOURCE_DIR}/debian/postrm)
set(CPACK_DEBIAN_LETSCHAT_PACKAGE_NAME letschat)
set(CPACK_DEBIAN_LETSCHAT_PACKAGE_SECTION net)
set(CPACK_DEBIAN_LETSCHAT_DESCRIPTION "${client_summary}\n${client_description}")
# What Qt loads by name: see the group `run` of install-dependencies.
set(CPACK_DEBIAN_LETSCHAT_PACKAGE_DEPENDS
    "libqt6sql6-sqlite, qml6-module-qtqml, qml6-module-qtqml-models, qml6-module-qtqml-workerscript, qml6-module-qtquick, qml6-module-qtquick-layouts, qml6-module-qtquick-shapes, qml6-module-qtquick-templates, qml6-module-qtquick-window")
set(CPACK_DEBIAN_LETSCHAT_PACKAGE_RECOMMENDS
    "fonts-inter, fonts-noto-color-emoji, gnome-keyring | kwalletmanager, qt6-wayland")
set(CPACK_DEBIAN_LETSCHAT_PACKAGE_SUGGESTS letschatd)

# RPM: libraries are found by rpmbuild; other packages have other names in each distribution.
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_COMPRESSION_TYPE xz)
set(CPACK_PACKAGE_RELOCATABLE OFF)
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /etc /usr/lib/systemd /usr/lib/systemd/system /usr/lib/sysusers.d /usr/share/applications
    /usr/share/metainfo /usr/share/man /usr/share/man/man1 /usr/share/man/man8 /usr/share/doc
    /usr/share/bash-completion /usr/share/bash-completion/completions /usr/share/zsh
    /usr/share/zsh/vendor-completions /usr/share/fish /usr/share/fish/vendor_completions.d
    /usr/share/icons /usr/share/icons/hicolor /usr/share/lintian /usr/share/lintian/overrides)
foreach(size IN ITEMS 16x16 22x22 24x24 32x32 48x48 64x64 128x128 256x256 512x512 scalable)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
         /usr/share/icons/hicolor/${size} /usr/share/icons/hicolor/${size}/apps)
endforeach()
set(CPACK_RPM_LETSCHATD_PACKAGE_NAME letschatd)
set(CPACK_RPM_LETSCHATD_PACKAGE_SUMMARY "${server_summary}")
set(CPACK_RPM_LETSCHATD_PACKAGE_DESCRIPTION "${server_description}")
set(CPACK_RPM_LETSCHATD_USER_FILELIST "%config(noreplace) /etc/letschat/letschatd.toml")
set(CPACK_RPM_LETSCHATD_POST_INSTALL_SCRIPT_FILE ${CMAKE_CURRENT_SOURCE_DIR}/rpm/post.sh)
set(CPACK_RPM_LETSCHATD_PRE_UNINSTALL_SCRIPT_FILE ${CMAKE_CURRENT_SOURCE_DIR}/rpm/preun.sh)
set(CPACK_RPM_LETSCHATD_POST_UNINSTALL_SCRIPT_FILE ${CMAKE_CURRENT_SOURCE_DIR}/rpm/postun.sh)
set(CPACK_RPM_LETSCHAT_PACKAGE_NAME letschat)
set(CPACK_RPM_LETSCHAT_PACKAGE_SUMMARY "${client_summary}")
set(CPACK_RPM_LETSCHAT_PACKAGE_DESCRIPTION "${client_description}")

include(CPack)
