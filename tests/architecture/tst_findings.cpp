#include "architecture/arrows.h"
#include "architecture/findings.h"

#include <QTest>

using namespace letschat::architecture;
using namespace Qt::StringLiterals;

namespace {

/// A small house: http stands on security, a page on the theme.
Plan smallPlan()
{
    Plan plan;
    plan.sees = {{u"common/core"_s, {}},
                 {u"server/security"_s, {u"common/core"_s}},
                 {u"server/http"_s, {u"server/security"_s}},
                 {u"server/app"_s, {u"server/*"_s}},
                 {u"client/network"_s, {}},
                 {u"qml/Theme"_s, {}},
                 {u"qml/SignIn"_s, {u"qml/Theme"_s}},
                 {u"qml/Messages"_s, {u"qml/Theme"_s}}};
    plan.platformRooms = {u"server/app"_s};
    plan.versionFiles = {u"server/http/edge.cpp"_s};
    plan.mostLines = {{u"h"_s, 3}};
    return plan;
}

QString listed(const QStringList &findings)
{
    return findings.join(u'\n');
}

} // namespace

/// That the rules find what they are there to find, on made-up trees.
class FindingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowedIncludesAreNoFinding()
    {
        const Tree tree{{u"common/core/clock.h"_s, {}},
                        {u"server/security/token.h"_s, u"#include \"core/clock.h\"\n"_s},
                        {u"server/http/api.h"_s, u"#include <QObject>\n"
                                                 "#include \"security/token.h\"\n"_s},
                        {u"server/http/api.cpp"_s, u"#include \"api.h\"\n#include \"api.moc\"\n"_s},
                        {u"server/app/server.cpp"_s, u"#include \"http/api.h\"\n"_s}};
        QCOMPARE(listed(forbiddenArrows(tree, smallPlan())), QString());
        QCOMPARE(listed(unknownRooms(tree, smallPlan())), QString());
        QCOMPARE(listed(cycles(tree, smallPlan())), QString());
    }

    void aForbiddenIncludeIsNamedWithItsPlace()
    {
        const Tree tree{{u"server/http/api.h"_s, {}},
                        {u"server/security/token.cpp"_s, u"\n#include \"http/api.h\"\n"_s}};
        QCOMPARE(listed(forbiddenArrows(tree, smallPlan())),
                 u"server/security/token.cpp:2: server/security must not see server/http"_s);
    }

    void anIncludeOfTheOtherSideIsFound()
    {
        const Tree tree{{u"server/http/api.h"_s, {}},
                        {u"client/network/socket.cpp"_s, u"# include \"http/api.h\"\n"_s}};
        QCOMPARE(listed(forbiddenArrows(tree, smallPlan())),
                 u"client/network/socket.cpp:1: client/network must not see server/http"_s);
    }

    void anIncludeThatLeadsNowhereIsFound()
    {
        const Tree tree{{u"server/http/api.cpp"_s, u"#include \"gone.h\"\n"_s}};
        QCOMPARE(listed(forbiddenArrows(tree, smallPlan())),
                 u"server/http/api.cpp:1 includes \"gone.h\", which is no file of a room"_s);
    }

    void aPageThatImportsAnotherIsFound()
    {
        const Tree tree{
            {u"qml/Theme/CMakeLists.txt"_s, u"qt_add_qml_module(t URI LetsChat.Theme)"_s},
            {u"qml/Messages/CMakeLists.txt"_s, u"qt_add_qml_module(m\n  URI LetsChat.Messages)"_s},
            {u"qml/Messages/Bubble.qml"_s, u"import LetsChat.Theme 1.0\n"_s},
            {u"qml/SignIn/Page.qml"_s, u"import QtQuick\nimport LetsChat.Theme\n"
                                       "import LetsChat.Messages as M\n"
                                       "import \"../Messages\"\nimport LetsChat.Gone\n"_s}};
        QCOMPARE(listed(forbiddenArrows(tree, smallPlan())),
                 u"qml/SignIn/Page.qml:5 imports LetsChat.Gone, which no CMakeLists.txt names\n"
                 "qml/SignIn/Page.qml:3: qml/SignIn must not see qml/Messages\n"
                 "qml/SignIn/Page.qml:4: qml/SignIn must not see qml/Messages"_s);
    }

    void aForbiddenLinkIsFound()
    {
        const Tree tree{{u"server/CMakeLists.txt"_s,
                         u"letschat_room(a SOURCES security/token.h SEES Qt6::Core)\n"
                         "letschat_room(b SOURCES http/api.h\n http/api.cpp SEES a)\n"
                         "letschat_room(c\n SOURCES security/other.h\n SEES b)\n"_s}};
        QCOMPARE(listed(forbiddenArrows(tree, smallPlan())),
                 u"server/CMakeLists.txt:4: server/security must not see server/http"_s);
        const Tree modules{
            {u"qml/Theme/CMakeLists.txt"_s, u"letschat_qml(t URI T SEES Qt6::Svg)"_s},
            {u"qml/SignIn/CMakeLists.txt"_s, u"letschat_qml(s URI S SEES t)"_s},
            {u"qml/Messages/CMakeLists.txt"_s, u"letschat_qml(m URI M SEES s PLUGIN a t)"_s}};
        QCOMPARE(listed(forbiddenArrows(modules, smallPlan())),
                 u"qml/Messages/CMakeLists.txt:1: qml/Messages must not see qml/SignIn"_s);
    }

    void aRoomWithoutAPlaceInThePlanIsFound()
    {
        const Tree tree{{u"server/cellar/box.h"_s, {}}, {u"server/box.h"_s, {}}};
        QCOMPARE(listed(unknownRooms(tree, smallPlan())),
                 u"server/box.h is in no room\n"
                 "server/cellar/box.h is in a room that the plan does not know: server/cellar"_s);
    }

    void aRoundTripIsFoundInTheCodeAndInThePlan()
    {
        const Tree tree{{u"server/http/api.h"_s, u"#include \"security/token.h\"\n"_s},
                        {u"server/security/token.h"_s, u"#include \"http/api.h\"\n"_s}};
        auto plan = smallPlan();
        QCOMPARE(listed(cycles(tree, plan)),
                 u"the code: server/http sees itself by way of others\n"
                 "the code: server/security sees itself by way of others"_s);
        plan.sees[u"common/core"_s] = {u"server/http"_s};
        QCOMPARE(cycles({}, plan).size(), 3);
    }

    void whatThePlanAllowsInVainIsFound()
    {
        Plan plan;
        plan.sees = {{u"server/app"_s, {u"server/*"_s, u"server/http"_s}}, {u"server/http"_s, {}}};
        const Tree tree{{u"server/app/server.h"_s, {}}};
        QCOMPARE(listed(unusedPlan(tree, plan)),
                 u"nothing uses the plan's arrow from server/app to server/http\n"
                 "the plan has a room that is not there: server/http"_s);
    }

    void questionsForPlatformAndVersionHaveTheirPlaces()
    {
        const auto code = u"#ifdef Q_OS_LINUX\n#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)\n"_s;
        const Tree tree{{u"server/app/a.cpp"_s, code}, {u"server/http/edge.cpp"_s, code}};
        QCOMPARE(listed(strayConditions(tree, smallPlan())),
                 u"server/app/a.cpp:2 asks for Qt's version\n"
                 "server/http/edge.cpp:1 asks for the operating system"_s);
    }

    void longFilesAreFoundUnlessTheyMayBeLonger()
    {
        const Tree tree{{u"server/app/a.h"_s, u"1\n2\n3\n"_s},
                        {u"server/app/b.h"_s, u"1\n2\n3\n4\n"_s},
                        {u"server/app/c.h"_s, u"1\n2\n3\n4\n"_s}};
        auto plan = smallPlan();
        plan.longerFiles = {{u"server/app/c.h"_s, 4}};
        QCOMPARE(listed(overlongFiles(tree, plan)), u"server/app/b.h has 4 lines, 3 at most"_s);
    }

    void drawersAreFoundByName()
    {
        const Tree tree{{u"server/app/stringutils.h"_s, {}},    {u"server/helpers/a.h"_s, {}},
                        {u"server/app/manager.cpp"_s, {}},      {u"server/app/misc.h"_s, {}},
                        {u"server/app/servicemanager.h"_s, {}}, {u"server/app/server.h"_s, {}}};
        QCOMPARE(drawerNames(tree).size(), 4);
    }
};

QTEST_APPLESS_MAIN(FindingsTest)
#include "tst_findings.moc"
