#include "architecture/arrows.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace letschat::architecture {

namespace {

struct Hit
{
    QRegularExpressionMatch match;
    int line = 0; ///< counted from 1
};

QList<Hit> matchingLines(const QString &text, const QRegularExpression &pattern)
{
    QList<Hit> hits;
    int line = 0;
    for (const auto &part : text.split(u'\n')) {
        ++line;
        if (const auto match = pattern.match(part); match.hasMatch())
            hits.append({match, line});
    }
    return hits;
}

QString place(const QString &path, int line)
{
    return u"%1:%2"_s.arg(path).arg(line);
}

QString folderOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

void add(Arrows &arrows, const QString &from, const QString &to, const QString &where)
{
    if (!from.isEmpty() && from != to)
        arrows.arrows.append({from, to, where});
}

/// The file that `#include "name"` means in the file `path`; empty where there is none.
QString included(const Tree &tree, const QString &path, const QString &name)
{
    const QString own = path.section(u'/', 0, 0);
    for (const auto &folder :
         {folderOf(path), own, u"common"_s, u"server"_s, u"client"_s, u"qml"_s}) {
        const auto candidate = QDir::cleanPath(folder + u'/' + name);
        if (tree.contains(candidate))
            return candidate;
    }
    return {};
}

bool isGenerated(const QString &name)
{
    return name.endsWith(".moc"_L1) || name.startsWith("moc_"_L1);
}

/// The QML modules of the house with the room that each is.
QHash<QString, QString> modulesOf(const Tree &tree)
{
    static const QRegularExpression uri(uR"(\bURI\s+([\w.]+))"_s);
    QHash<QString, QString> modules;
    for (const auto &[path, text] : tree) {
        if (path.endsWith("CMakeLists.txt"_L1)) {
            for (const auto &match : uri.globalMatch(text))
                modules.insert(match.captured(1), roomOf(path));
        }
    }
    return modules;
}

struct RoomTarget
{
    QString name;
    QString room;
    QStringList sees;
    QString where;
};

/// What follows one keyword of a CMake call, up to the next.
QStringList after(const QString &keyword, const QStringList &words)
{
    static const QRegularExpression isKeyword(u"^[A-Z]+$"_s);
    QStringList values;
    const auto start = words.indexOf(keyword);
    for (auto i = start + 1; start >= 0 && i < words.size(); ++i) {
        if (isKeyword.match(words[i]).hasMatch())
            break;
        values.append(words[i]);
    }
    return values;
}

/// The targets of one CMakeLists.txt. One that lies in a room speaks of that room; one above them
/// names the folder with each source.
QList<RoomTarget> targetsIn(const QString &path, const QString &text)
{
    static const QRegularExpression call(u"^letschat_(?:room|qml)\\(\\s*([^)]*)\\)"_s,
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression space(u"\\s+"_s);
    QList<RoomTarget> targets;
    for (const auto &match : call.globalMatch(text)) {
        const auto words = match.captured(1).split(space, Qt::SkipEmptyParts);
        const auto source = after(u"SOURCES"_s, words).value(0);
        const auto own = roomOf(path);
        const auto line = int(text.left(match.capturedStart()).count(u'\n')) + 1;
        targets.append({words.value(0),
                        own.isEmpty() ? roomOf(folderOf(path) + u'/' + source) : own,
                        after(u"SEES"_s, words), place(path, line)});
    }
    return targets;
}

} // namespace

Arrows includesOf(const Tree &tree)
{
    static const QRegularExpression include(uR"re(^\s*#\s*include\s*"([^"]+)")re"_s);
    Arrows arrows;
    for (const auto &[path, text] : tree) {
        if (!path.endsWith(".h"_L1) && !path.endsWith(".cpp"_L1))
            continue;
        for (const auto &[match, line] : matchingLines(text, include)) {
            const auto name = match.captured(1);
            const auto file = included(tree, path, name);
            if (!file.isEmpty())
                add(arrows, roomOf(path), roomOf(file), place(path, line));
            else if (!isGenerated(name))
                arrows.loose.append(u"%1 includes \"%2\", which is no file of a room"_s.arg(
                    place(path, line), name));
        }
    }
    return arrows;
}

Arrows importsOf(const Tree &tree)
{
    static const QRegularExpression import(uR"re(^\s*import\s+(?:"([^"]+)"|([\w.]+)))re"_s);
    const auto modules = modulesOf(tree);
    Arrows arrows;
    for (const auto &[path, text] : tree) {
        if (!path.endsWith(".qml"_L1))
            continue;
        for (const auto &[match, line] : matchingLines(text, import)) {
            const auto folder = match.captured(1);
            const auto module = match.captured(2);
            const auto where = place(path, line);
            if (!folder.isEmpty())
                add(arrows, roomOf(path),
                    roomOf(QDir::cleanPath(folderOf(path) + u'/' + folder) + u"/."_s), where);
            else if (modules.contains(module))
                add(arrows, roomOf(path), modules.value(module), where);
            else if (module.startsWith("LetsChat"_L1))
                arrows.loose.append(
                    u"%1 imports %2, which no CMakeLists.txt names"_s.arg(where, module));
        }
    }
    return arrows;
}

Arrows linksOf(const Tree &tree)
{
    QHash<QString, QString> rooms;
    QList<RoomTarget> targets;
    for (const auto &[path, text] : tree) {
        if (path.endsWith("CMakeLists.txt"_L1))
            targets += targetsIn(path, text);
    }
    for (const auto &target : std::as_const(targets))
        rooms.insert(target.name, target.room);
    Arrows arrows;
    for (const auto &target : std::as_const(targets)) {
        for (const auto &seen : target.sees) {
            if (rooms.contains(seen))
                add(arrows, target.room, rooms.value(seen), target.where);
        }
    }
    return arrows;
}

} // namespace letschat::architecture
