#pragma once

#include <QString>
#include <QStringList>

#include <map>

namespace letschat::architecture {

/// The files of a house, by their path from its root ("server/http/api.cpp"), with their text.
/// A map and not a directory, so that a test can make one up in three lines.
using Tree = std::map<QString, QString>;

/// Reads the C++ and QML files and every CMakeLists.txt below the folders that the map speaks of:
/// common, server, client, qml. Folders that are not there are skipped.
Tree readTree(const QString &root);

/// The room that a file lives in: its first two folders ("server/http", "qml/Theme"). A program's
/// main.cpp is a room of its own ("server/main"). Empty for any other file outside a room.
QString roomOf(const QString &path);

/// "server" of "server/http".
QString sideOf(const QString &room);

} // namespace letschat::architecture
