#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <map>

namespace letschat::architecture {

/// Which room may see which, and what else holds for every file. The one for this house is
/// housePlan(); a test of the rules makes its own.
struct Plan
{
    /// Each room with those that it may see. "server/*" stands for every room of a side: for a
    /// composition root, which wires whatever there is.
    std::map<QString, QStringList> sees;

    /// Rooms that may ask for the operating system (`#ifdef Q_OS_LINUX`).
    QStringList platformRooms;
    /// Files that may ask for Qt's version.
    QStringList versionFiles;

    /// The most lines of a file, by its ending; and the files that may have more, with their limit.
    QHash<QString, int> mostLines;
    QHash<QString, int> longerFiles;

    bool allows(const QString &from, const QString &to) const;
};

/// The plan of LetsChat: the map of README.md, spelt out.
Plan housePlan();

} // namespace letschat::architecture
