#include "architecture/findings.h"

#include "architecture/arrows.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::architecture {

namespace {

using Graph = std::map<QString, QSet<QString>>;

QList<Arrow> allArrows(const Tree &tree)
{
    return includesOf(tree).arrows + importsOf(tree).arrows + linksOf(tree).arrows;
}

Graph graphOf(const Tree &tree)
{
    Graph graph;
    for (const auto &arrow : allArrows(tree))
        graph[arrow.from].insert(arrow.to);
    return graph;
}

Graph graphOf(const Plan &plan)
{
    Graph graph;
    for (const auto &[room, seen] : plan.sees)
        graph[room] = QSet<QString>(seen.begin(), seen.end());
    return graph;
}

bool reaches(const Graph &graph, const QString &from, const QString &to, QSet<QString> &visited)
{
    const auto steps = graph.find(from);
    if (steps == graph.end() || visited.contains(from))
        return false;
    visited.insert(from);
    return std::ranges::any_of(steps->second, [&](const QString &next) {
        return next == to || reaches(graph, next, to, visited);
    });
}

QStringList roundTrips(const Graph &graph, const QString &what)
{
    QStringList found;
    for (const auto &[room, seen] : graph) {
        QSet<QString> visited;
        if (reaches(graph, room, room, visited))
            found.append(u"%1: %2 sees itself by way of others"_s.arg(what, room));
    }
    return found;
}

QSet<QString> roomsOf(const Tree &tree)
{
    QSet<QString> rooms;
    for (const auto &[path, text] : tree)
        rooms.insert(roomOf(path));
    return rooms;
}

} // namespace

QStringList unknownRooms(const Tree &tree, const Plan &plan)
{
    QStringList found;
    for (const auto &[path, text] : tree) {
        const auto room = roomOf(path);
        if (path.endsWith("CMakeLists.txt"_L1))
            continue;
        if (room.isEmpty())
            found.append(u"%1 is in no room"_s.arg(path));
        else if (!plan.sees.contains(room))
            found.append(u"%1 is in a room that the plan does not know: %2"_s.arg(path, room));
    }
    return found;
}

QStringList forbiddenArrows(const Tree &tree, const Plan &plan)
{
    auto found = includesOf(tree).loose + importsOf(tree).loose;
    for (const auto &arrow : allArrows(tree)) {
        if (!plan.allows(arrow.from, arrow.to))
            found.append(u"%1: %2 must not see %3"_s.arg(arrow.where, arrow.from, arrow.to));
    }
    return found;
}

QStringList cycles(const Tree &tree, const Plan &plan)
{
    return roundTrips(graphOf(plan), u"the plan"_s) + roundTrips(graphOf(tree), u"the code"_s);
}

QStringList unusedPlan(const Tree &tree, const Plan &plan)
{
    const auto rooms = roomsOf(tree);
    auto used = graphOf(tree);
    QStringList found;
    for (const auto &[room, seen] : plan.sees) {
        if (!rooms.contains(room)) {
            found.append(u"the plan has a room that is not there: %1"_s.arg(room));
            continue;
        }
        for (const auto &target : seen) {
            if (!target.endsWith(u'*') && !used[room].contains(target))
                found.append(u"nothing uses the plan's arrow from %1 to %2"_s.arg(room, target));
        }
    }
    return found;
}

QStringList strayConditions(const Tree &tree, const Plan &plan)
{
    static const QRegularExpression condition(uR"(^\s*#\s*(?:if|ifdef|ifndef|elif)\b)"_s);
    static const QRegularExpression platform(
        uR"(\bQ_OS_\w+|\b__linux__\b|\b__APPLE__\b|\b_WIN32\b|\b__unix__\b)"_s);
    QStringList found;
    for (const auto &[path, text] : tree) {
        int number = 0;
        for (const auto &line : text.split(u'\n')) {
            ++number;
            if (!condition.match(line).hasMatch())
                continue;
            if (platform.match(line).hasMatch() && !plan.platformRooms.contains(roomOf(path)))
                found.append(u"%1:%2 asks for the operating system"_s.arg(path).arg(number));
            if (line.contains("QT_VERSION"_L1) && !plan.versionFiles.contains(path))
                found.append(u"%1:%2 asks for Qt's version"_s.arg(path).arg(number));
        }
    }
    return found;
}

QStringList overlongFiles(const Tree &tree, const Plan &plan)
{
    QStringList found;
    for (const auto &[path, text] : tree) {
        const auto ending = path.section(u'.', -1);
        if (!plan.mostLines.contains(ending))
            continue;
        const auto most = plan.longerFiles.value(path, plan.mostLines.value(ending));
        const auto lines = text.count(u'\n');
        if (lines > most)
            found.append(u"%1 has %2 lines, %3 at most"_s.arg(path).arg(lines).arg(most));
    }
    return found;
}

QStringList drawerNames(const Tree &tree)
{
    static const QRegularExpression drawer(
        u"(?:^|/)(?:\\w*(?:utils?|helpers?|misc)|managers?|stuff)(?:/|\\.\\w+$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QStringList found;
    for (const auto &[path, text] : tree) {
        if (drawer.match(path).hasMatch())
            found.append(u"%1 is named like a drawer: say what it is about"_s.arg(path));
    }
    return found;
}

} // namespace letschat::architecture
