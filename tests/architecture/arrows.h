#pragma once

#include "architecture/tree.h"

#include <QList>

namespace letschat::architecture {

/// One room uses another, and this is the place that shows it.
struct Arrow
{
    QString from;
    QString to;
    QString where; ///< "server/http/api.cpp:12"
};

/// What a tree says of who uses whom.
struct Arrows
{
    QList<Arrow> arrows; ///< between different rooms only
    QStringList loose;   ///< includes and imports that lead to no file or module of the house
};

/// Every quoted #include of the C++ files. A name is looked for where the compiler would find it
/// (beside the file, from the file's own side, from common) and then on the other sides, so that
/// an include that happens to be no file of its own side is shown for what it is.
Arrows includesOf(const Tree &tree);

/// Every QML import: of a module that a CMakeLists.txt of the house names (`URI LetsChat.Theme`),
/// or of a folder. Qt's own modules are left out.
Arrows importsOf(const Tree &tree);

/// Every SEES of a letschat_room() or letschat_qml(): what one room's target is linked to.
Arrows linksOf(const Tree &tree);

} // namespace letschat::architecture
