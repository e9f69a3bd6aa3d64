#include "stage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The search field of the list: conversations, people and messages as one list.
class TstSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void messagesAreFoundBelowConversationsAndPeople();
    void enterOpensTheConversationAtThatMessage();
    void aClickOpensTheConversationAtThatMessage();
    void arrowsWalkThroughAllSectionsAsOneList();
    void theChosenRowIsAlwaysInSight();
    void moreMessagesComeAsOneScrolls();
    void whatComesLateDoesNotTakeTheChosenRowAway();
    void peopleThatAreLookedForHaveASkeleton();
    void nothingFoundIsSaidOnce();
    void resultsAreThereWhileOffline();
    void everythingFoundHasANameForScreenReaders();

private:
    static void fill(Stage &stage, int messages = 3);
    static QVariantMap person(const QString &name)
    {
        return {{u"userId"_s, u"p "_s + name},
                {u"displayName"_s, name},
                {u"username"_s, name.toLower()},
                {u"isOnline"_s, true}};
    }
    static QString chosen(const Stage &stage)
    {
        return stage.value<QQuickItem *>(u"results"_s, "currentItem")->property("text").toString();
    }
    /// The headings in sight, from the top.
    static QStringList headings(const Stage &stage)
    {
        QMap<qreal, QString> found;
        const auto rows = stage.value<QQuickItem *>(u"results"_s, "contentItem")->childItems();
        for (const auto *each : rows) {
            if (each->isVisible() && each->objectName() == u"resultSection"_s)
                found[each->y()] = each->property("text").toString();
        }
        return found.values();
    }
    static bool isInSight(const Stage &stage)
    {
        const auto *list = stage.item(u"results"_s);
        const auto *row = list->property("currentItem").value<QQuickItem *>();
        const auto top = row->mapToItem(list, {0, 0}).y();
        return top >= -0.5 && top + row->height() <= list->height() + 0.5;
    }
};

/// A search for "mar": two conversations, a person, some messages.
void TstSearch::fill(Stage &stage, int messages)
{
    stage.signIn();
    stage.application.conversations.model.append(
        Stage::conversation(u"Marcus"_s, u"Hi"_s, u"Sun"_s));
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"mar"_s);
    stage.application.conversations.people.append(person(u"Tamara"_s));
    for (int i = 1; i <= messages; ++i)
        stage.application.conversations.messages.append(StagedMessageSearch::found(
            u"Weekend hike"_s, 100 - i, u"at the <b>mar</b>gin %1 &amp; more"_s.arg(i)));
    stage.settle();
}

void TstSearch::messagesAreFoundBelowConversationsAndPeople()
{
    Stage stage;
    fill(stage);
    QCOMPARE(stage.application.conversations.messages.query, u"mar"_s);
    QCOMPARE(stage.value<int>(u"results"_s, "count"), 6);
    QVERIFY(chosen(stage).startsWith(u"Mara Lindqvist"_s));
    const QStringList all{u"Conversations"_s, u"People"_s, u"Messages"_s};
    QCOMPARE(headings(stage), all);
    QCOMPARE(stage.clipped(), QStringList());
    stage.application.conversations.people.busy = true;
    Q_EMIT stage.application.conversations.people.changed();
    stage.application.conversations.people.clear();
    stage.settle();
    QCOMPARE(headings(stage), all);
    stage.press(Qt::Key_Escape);
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.application.conversations.messages.clear();
    stage.application.conversations.people.busy = false;
    Q_EMIT stage.application.conversations.people.changed();
    stage.settle();
    QCOMPARE(headings(stage), QStringList{u"Recent"_s});
}

void TstSearch::enterOpensTheConversationAtThatMessage()
{
    Stage stage;
    fill(stage);
    for (int i = 0; i < 4; ++i)
        stage.press(Qt::Key_Down);
    QCOMPARE(chosen(stage), u"Weekend hike, at the margin 2 &amp; more, 14:32"_s);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.conversations.currentId, u"c Weekend hike"_s);
    QCOMPARE(stage.application.conversations.asked, QStringList{u"place 98"_s});
    QVERIFY(!stage.shows(u"results"_s));
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    QVERIFY(stage.application.conversations.messages.query.isEmpty());
}

void TstSearch::aClickOpensTheConversationAtThatMessage()
{
    Stage stage;
    fill(stage);
    stage.press(Qt::Key_Up);
    const auto *row = stage.value<QQuickItem *>(u"results"_s, "currentItem");
    QTest::mouseClick(stage.window(), Qt::LeftButton, {},
                      row->mapToScene({60, row->height() / 2}).toPoint());
    stage.settle();
    QCOMPARE(stage.application.conversations.asked, QStringList{u"place 97"_s});
}

void TstSearch::arrowsWalkThroughAllSectionsAsOneList()
{
    Stage stage;
    fill(stage);
    QStringList walked;
    for (int i = 0; i < 7; ++i) {
        walked.append(chosen(stage).section(u',', 0, 0));
        stage.press(Qt::Key_Down);
    }
    QCOMPARE(walked, (QStringList{u"Mara Lindqvist"_s, u"Marcus"_s, u"Tamara"_s, u"Weekend hike"_s,
                                  u"Weekend hike"_s, u"Weekend hike"_s, u"Mara Lindqvist"_s}));
}

void TstSearch::theChosenRowIsAlwaysInSight()
{
    Stage stage({360, 480});
    fill(stage, 25);
    for (int i = 0; i < 30; ++i) {
        QVERIFY2(isInSight(stage), qPrintable(QString::number(i)));
        stage.press(Qt::Key_Down);
    }
    for (int i = 0; i < 30; ++i) {
        stage.press(Qt::Key_Up);
        QVERIFY2(isInSight(stage), qPrintable(QString::number(i)));
    }
}

void TstSearch::moreMessagesComeAsOneScrolls()
{
    Stage stage;
    auto &messages = stage.application.conversations.messages;
    for (int i = 1; i <= 30; ++i)
        messages.older.append(
            StagedMessageSearch::found(u"Marcus"_s, i, u"<b>mar</b> %1"_s.arg(i)));
    const auto older = std::exchange(messages.older, {});
    fill(stage, 30);
    messages.older = older;
    QCOMPARE(messages.fetches, 0);
    for (int i = 0; i < 32; ++i)
        stage.press(Qt::Key_Down);
    QCOMPARE(messages.fetches, 1);
    QCOMPARE(stage.value<int>(u"results"_s, "count"), 63);
    QVERIFY(isInSight(stage));
}

void TstSearch::whatComesLateDoesNotTakeTheChosenRowAway()
{
    Stage stage;
    fill(stage);
    stage.application.conversations.people.insert(0, person(u"Omar"_s));
    stage.settle();
    QVERIFY(chosen(stage).startsWith(u"Mara Lindqvist"_s));
    for (int i = 0; i < 4; ++i)
        stage.press(Qt::Key_Down);
    const auto before = chosen(stage);
    stage.application.conversations.people.insert(0, person(u"Dagmar"_s));
    stage.settle();
    QCOMPARE(chosen(stage), before);
}

void TstSearch::peopleThatAreLookedForHaveASkeleton()
{
    Stage stage;
    stage.signIn();
    auto &people = stage.application.conversations.people;
    people.busy = true;
    Q_EMIT people.changed();
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"zoe"_s);
    QCOMPARE(stage.value<int>(u"results"_s, "count"), 2);
    QVERIFY(!stage.shows(u"searchState"_s));
    stage.press(Qt::Key_Return);
    QVERIFY(stage.application.conversations.direct.isEmpty());
    people.append(person(u"Zoe"_s));
    people.busy = false;
    Q_EMIT people.changed();
    stage.settle();
    QCOMPARE(stage.value<int>(u"results"_s, "count"), 1);
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.conversations.direct, QStringList{u"p Zoe"_s});
}

void TstSearch::nothingFoundIsSaidOnce()
{
    Stage stage;
    stage.signIn();
    auto &messages = stage.application.conversations.messages;
    messages.busy = true;
    Q_EMIT messages.changed();
    stage.press(Qt::Key_K, Qt::ControlModifier);
    stage.type(u"zzz"_s);
    QVERIFY(!stage.shows(u"searchState"_s));
    messages.busy = false;
    Q_EMIT messages.changed();
    stage.settle();
    QCOMPARE(stage.value<QString>(u"searchState"_s, "text"), u"Nothing here matches “zzz”."_s);
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QVERIFY(stage.application.conversations.currentId.isEmpty());
}

void TstSearch::resultsAreThereWhileOffline()
{
    Stage stage;
    auto &people = stage.application.conversations.people;
    people.error = u"The server cannot be reached."_s;
    fill(stage);
    people.clear();
    stage.settle();
    QCOMPARE(stage.value<int>(u"results"_s, "count"), 5);
    QCOMPARE(stage.value<QString>(u"searchState"_s, "text"), people.error);
}

void TstSearch::everythingFoundHasANameForScreenReaders()
{
    Stage stage;
    fill(stage);
    QCOMPARE(stage.unnamed(), QStringList());
}

QTEST_MAIN(TstSearch)
#include "tst_search.moc"
