#include "architecture/tree.h"

#include <QDir>
#include <QDirIterator>

using namespace Qt::StringLiterals;

namespace letschat::architecture {

namespace {

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

Tree readTree(const QString &root)
{
    Tree tree;
    const QDir house(root);
    for (const auto &side : {u"common"_s, u"server"_s, u"client"_s, u"qml"_s}) {
        QDirIterator files(house.filePath(side),
                           {u"*.h"_s, u"*.cpp"_s, u"*.qml"_s, u"*.js"_s, u"CMakeLists.txt"_s},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const auto path = files.next();
            tree.emplace(house.relativeFilePath(path), textOf(path));
        }
    }
    return tree;
}

QString roomOf(const QString &path)
{
    const auto steps = path.split(u'/');
    if (steps.size() >= 3)
        return steps[0] + u'/' + steps[1];
    if (steps.size() == 2 && steps[1] == "main.cpp"_L1)
        return steps[0] + u"/main"_s;
    return {};
}

QString sideOf(const QString &room)
{
    return room.section(u'/', 0, 0);
}

} // namespace letschat::architecture
