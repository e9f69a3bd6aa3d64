#include "stage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// The rows of the list of conversations: what they show, their menu, and that nothing moves under
/// somebody's eyes.
class TstRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void aDraftIsShownUntilItsConversationIsOpen();
    void aMutedRowIsMarkedAndItsCountIsGrey();
    void whoeverTypesIsShownWithDots_data();
    void whoeverTypesIsShownWithDots();
    void theMenuOfARowMutesAndMarksAsRead_data();
    void theMenuOfARowMutesAndMarksAsRead();
    void nothingMovesWhileAnotherRowJumpsToTheTop_data();
    void nothingMovesWhileAnotherRowJumpsToTheTop();
    void atTheTopTheNewestIsInSight();
    void theSelectedRowStaysSelected();

private:
    static void fill(Stage &stage)
    {
        for (int i = 0; i < 60; ++i)
            stage.application.conversations.model.append(
                Stage::conversation(u"Person %1"_s.arg(i), u"Hi"_s, u"Sun"_s));
        stage.application.session.show(StagedSession::SignedIn);
        stage.settle();
    }
    static QQuickItem *rowAt(const Stage &stage, int row)
    {
        QQuickItem *item = nullptr;
        QMetaObject::invokeMethod(stage.item(u"conversations"_s), "itemAtIndex",
                                  Q_RETURN_ARG(QQuickItem *, item), Q_ARG(int, row));
        return item;
    }
    /// The top row in sight, and where it is.
    static QPair<QString, qreal> anchor(const Stage &stage)
    {
        auto *list = stage.item(u"conversations"_s);
        for (int row = 0; row < 60; ++row) {
            auto *item = rowAt(stage, row);
            const auto y = item ? item->mapToItem(list, {0, 0}).y() : -1;
            if (y >= 0)
                return {item->property("conversationId").toString(), y};
        }
        return {};
    }
    static QQuickItem *part(QQuickItem *below, const QString &name)
    {
        if (below->objectName() == name)
            return below;
        for (auto *child : below->childItems()) {
            if (auto *found = part(child, name))
                return found;
        }
        return nullptr;
    }
};

void TstRows::aDraftIsShownUntilItsConversationIsOpen()
{
    Stage stage;
    stage.signIn();
    stage.application.conversations.model.set(1, u"draft"_s, u"not yet"_s);
    stage.settle();
    auto *line = part(rowAt(stage, 1), u"line"_s);
    QCOMPARE(line->property("text").toString(), u"Draft: not yet"_s);
    const auto danger =
        stage.theme()->property("colors").value<QObject *>()->property("dangerText");
    QCOMPARE(line->property("color"), danger);
    stage.application.conversations.open(u"c Weekend hike"_s);
    stage.settle();
    QCOMPARE(line->property("text").toString(), u"Jonas: I can bring the stove"_s);
}

void TstRows::aMutedRowIsMarkedAndItsCountIsGrey()
{
    Stage stage;
    stage.signIn();
    auto &model = stage.application.conversations.model;
    model.set(0, u"unreadCount"_s, 3);
    model.set(0, u"isMuted"_s, true);
    stage.settle();
    QVERIFY(part(rowAt(stage, 0), u"mutedMark"_s)->isVisible());
    QVERIFY(!part(rowAt(stage, 1), u"mutedMark"_s)->isVisible());
    const auto grey = stage.theme()->property("colors").value<QObject *>()->property("textMuted");
    QCOMPARE(part(rowAt(stage, 0), u"badge"_s)->property("color"), grey);
    QVERIFY(rowAt(stage, 0)->property("text").toString().contains(u"muted"_s));
}

void TstRows::whoeverTypesIsShownWithDots_data()
{
    QTest::addColumn<bool>("still");
    QTest::newRow("moving") << false;
    QTest::newRow("still") << true;
}

void TstRows::whoeverTypesIsShownWithDots()
{
    QFETCH(bool, still);
    Stage stage;
    stage.signIn();
    stage.theme()->setProperty("reducedMotion", still);
    stage.application.conversations.model.set(0, u"isTyping"_s, true);
    stage.settle();
    auto *dots = part(rowAt(stage, 0), u"typingDots"_s);
    QVERIFY(dots && dots->isVisible());
    const auto before = dots->property("beat").toReal();
    if (still) {
        QTest::qWait(60);
        QCOMPARE(dots->property("beat").toReal(), before);
    } else {
        QTRY_VERIFY(dots->property("beat").toReal() != before);
    }
    stage.application.conversations.model.set(0, u"isTyping"_s, false);
    stage.settle();
    QVERIFY(!part(rowAt(stage, 0), u"typingDots"_s));
}

void TstRows::theMenuOfARowMutesAndMarksAsRead_data()
{
    QTest::addColumn<QString>("way");
    for (const auto *way : {"right click", "Menu key", "Shift+F10", "long press"})
        QTest::newRow(way) << QString::fromUtf8(way);
}

void TstRows::theMenuOfARowMutesAndMarksAsRead()
{
    QFETCH(QString, way);
    Stage stage;
    stage.signIn();
    auto &page = stage.application.conversations;
    page.model.set(0, u"unreadCount"_s, 3);
    const auto show = [&] {
        auto *row = rowAt(stage, 0);
        const auto centre = row->mapToScene({row->width() / 2, row->height() / 2}).toPoint();
        stage.item(u"conversations"_s)->forceActiveFocus();
        if (way == u"right click"_s) {
            QTest::mouseClick(stage.window(), Qt::RightButton, {}, centre);
        } else if (way == u"long press"_s) {
            QTest::mousePress(stage.window(), Qt::LeftButton, {}, centre);
            QTRY_VERIFY(stage.shows(u"markRead"_s));
            QTest::mouseRelease(stage.window(), Qt::LeftButton, {}, centre);
        } else if (way == u"Menu key"_s) {
            stage.press(Qt::Key_Menu);
        } else {
            stage.press(Qt::Key_F10, Qt::ShiftModifier);
        }
        stage.settle();
        QVERIFY(stage.shows(u"markRead"_s));
    };
    show();
    QCOMPARE(stage.unnamed(), QStringList());
    stage.press(Qt::Key_Down);
    stage.press(Qt::Key_Return);
    QCOMPARE(page.asked, QStringList{u"read c Mara Lindqvist"_s});
    QTRY_VERIFY(!stage.shows(u"mute"_s));
    QVERIFY(page.currentId.isEmpty());
    page.model.set(0, u"isMuted"_s, true);
    show();
    QCOMPARE(stage.value<QString>(u"mute"_s, "text"), u"Unmute"_s);
    stage.click(u"mute"_s);
    QCOMPARE(page.asked.last(), u"unmute c Mara Lindqvist"_s);
}

void TstRows::nothingMovesWhileAnotherRowJumpsToTheTop_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("focused");
    for (const bool focused : {false, true}) {
        const auto *how = focused ? "by keys" : "by wheel";
        QTest::addRow("from below, %s", how) << 55 << focused;
        QTest::addRow("from above, %s", how) << 5 << focused;
        QTest::addRow("from sight, %s", how) << 34 << focused;
    }
}

void TstRows::nothingMovesWhileAnotherRowJumpsToTheTop()
{
    QFETCH(int, row);
    QFETCH(bool, focused);
    Stage stage;
    fill(stage);
    auto *list = stage.item(u"conversations"_s);
    if (focused) {
        list->forceActiveFocus();
        for (int i = 0; i < 34; ++i)
            stage.press(Qt::Key_Down);
    } else {
        QMetaObject::invokeMethod(list, "positionViewAtIndex", Q_ARG(int, 30), Q_ARG(int, 0));
    }
    stage.settle();
    const auto before = anchor(stage);
    QVERIFY(!before.first.isEmpty());
    for (int i = 0; i < 3; ++i) {
        stage.application.conversations.model.moveToTop(row);
        stage.settle();
        QCOMPARE(anchor(stage), before);
    }
    // The top can still be reached, and the newest is there.
    QMetaObject::invokeMethod(list, "positionViewAtBeginning");
    stage.settle();
    QCOMPARE(rowAt(stage, 0)->mapToItem(list, {0, 0}).y(), 0.0);
}

void TstRows::atTheTopTheNewestIsInSight()
{
    Stage stage;
    fill(stage);
    stage.application.conversations.model.moveToTop(40);
    stage.settle();
    const auto top = anchor(stage);
    QCOMPARE(top.first, u"c Person 40"_s);
    QCOMPARE(top.second, 0.0);
}

void TstRows::theSelectedRowStaysSelected()
{
    Stage stage;
    fill(stage);
    stage.application.conversations.open(u"c Person 3"_s);
    stage.settle();
    stage.application.conversations.model.moveToTop(3);
    stage.settle();
    QVERIFY(rowAt(stage, 0)->property("selected").toBool());
    stage.application.conversations.model.moveToTop(5);
    stage.settle();
    QVERIFY(rowAt(stage, 1)->property("selected").toBool());
    QVERIFY(!rowAt(stage, 0)->property("selected").toBool());
}

QTEST_MAIN(TstRows)
#include "tst_rows.moc"
