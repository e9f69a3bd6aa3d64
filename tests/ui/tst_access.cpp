#include "accesswalk.h"
#include "stage.h"

#include <QAccessible>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// Makes the stage show something.
using Set = void (*)(Stage &);

/// Every page, as somebody meets it who uses keys alone, or hears it.
class TstAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyPageIsToldAndReached_data();
    void everyPageIsToldAndReached();
    void rowsAreToldAsRows();
    void theOpenConversationIsToldAsSelected();
    void textsAreTold();
};

void TstAccess::everyPageIsToldAndReached_data()
{
    QTest::addColumn<Set>("set");
    const auto page = [](const char *name, Set set) { QTest::newRow(name) << set; };
    page("signing in", [](Stage &) {});
    page("creating an account", [](Stage &stage) { stage.click(u"otherMode"_s); });
    page("another server", [](Stage &stage) { stage.click(u"otherServer"_s); });
    page("no conversations",
         [](Stage &stage) { stage.application.session.show(StagedSession::SignedIn); });
    page("the list", [](Stage &stage) { stage.signIn(); });
    page("search results", [](Stage &stage) {
        stage.signIn();
        stage.type(u"i"_s);
    });
    page("a conversation", [](Stage &stage) {
        stage.signIn();
        stage.converse();
        stage.type(u"A draft"_s);
    });
    page("a message that was not sent", [](Stage &stage) {
        stage.signIn();
        stage.converse(2);
        auto failed = Stage::message(3, true, u"Are you there?"_s);
        failed[u"state"_s] = u"failed"_s;
        stage.application.messages.model.insert(0, {failed});
    });
    page("offline", [](Stage &stage) {
        stage.signIn();
        stage.application.connection.show(StagedConnection::Offline, u"Offline."_s);
    });
    page("the keys", [](Stage &stage) {
        stage.signIn();
        stage.press(Qt::Key_Slash, Qt::ControlModifier);
    });
    page("a narrow conversation", [](Stage &stage) {
        stage.window()->resize(360, 480);
        stage.signIn();
        stage.converse();
    });
}

void TstAccess::everyPageIsToldAndReached()
{
    QFETCH(Set, set);
    Stage stage;
    set(stage);
    stage.settle();
    QCOMPARE(untold(stage).join(u'\n'), QString());
    QCOMPARE(unreached(stage).join(u'\n'), QString());
}

void TstAccess::rowsAreToldAsRows()
{
    Stage stage;
    stage.signIn();
    QQuickItem *row = nullptr;
    QMetaObject::invokeMethod(stage.item(u"conversations"_s), "itemAtIndex",
                              Q_RETURN_ARG(QQuickItem *, row), Q_ARG(int, 0));
    QVERIFY(row);
    const auto *told = QAccessible::queryAccessibleInterface(row);
    QCOMPARE(told->role(), QAccessible::ListItem);
    QVERIFY(told->text(QAccessible::Name).contains(u"Mara Lindqvist"_s));
}

void TstAccess::theOpenConversationIsToldAsSelected()
{
    Stage stage;
    stage.signIn();
    stage.converse();
    QQuickItem *row = nullptr;
    QMetaObject::invokeMethod(stage.item(u"conversations"_s), "itemAtIndex",
                              Q_RETURN_ARG(QQuickItem *, row), Q_ARG(int, 0));
    QVERIFY(QAccessible::queryAccessibleInterface(row)->state().selected);
}

void TstAccess::textsAreTold()
{
    Stage stage;
    const auto *told = QAccessible::queryAccessibleInterface(stage.item(u"title"_s));
    QCOMPARE(told->role(), QAccessible::Heading);
    QCOMPARE(told->text(QAccessible::Name), u"Sign in"_s);
}

QTEST_MAIN(TstAccess)
#include "tst_access.moc"
