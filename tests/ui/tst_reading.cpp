#include "messagerows.h"

#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace letschat::ui;

/// What the open conversation does for one who reads it: days, moments, and ways to answer.
class TstReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void theDayStandsAboveWhatPasses();
    void theSeparatorOfADayIsEnough();
    void theTimeTellsItsMomentInFull();
    void aDoubleClickBesideTheWordsAnswers();
    void aDoubleClickOnTheWordsChoosesOne();
    void aRightClickBesideABubbleOpensItsMenu();
    void endInTheEmptyFieldLeadsToTheNewest();
    void whatIsAnsweredIsNoLongerNew();
    void eachNotchOfTheWheelGoesTheSameWay();
    void emojiAloneAreLarge();
    void theTimeKeepsOffTextOfBothDirections();

private:
    static void show(Stage &stage, const QStringList &bodies);
    static QPoint on(const QQuickItem *item, const QPointF &at)
    {
        return item->mapToScene(at).toPoint();
    }
};

void TstReading::show(Stage &stage, const QStringList &bodies)
{
    stage.signIn();
    QList<QVariantMap> rows;
    int number = 0;
    for (const auto &body : bodies) {
        rows.append(Stage::message(number + 1, number % 2 == 0, body));
        ++number;
    }
    stage.application.messages.model.append(rows);
    stage.converse(0);
}

void TstReading::theDayStandsAboveWhatPasses()
{
    Stage stage;
    stage.signIn();
    stage.converse(300);
    QVERIFY(!stage.shows(u"passingDay"_s));
    stage.item(u"messages"_s)->forceActiveFocus();
    stage.press(Qt::Key_PageUp);
    stage.press(Qt::Key_PageUp);
    QTRY_COMPARE(stage.value<qreal>(u"passingDay"_s, "opacity"), 1.0);
    QVERIFY(stage.value<QString>(u"passingDay"_s, "text").startsWith("Day of "_L1));
    QTRY_VERIFY(!stage.shows(u"passingDay"_s));
}

void TstReading::theSeparatorOfADayIsEnough()
{
    Stage stage;
    show(stage, u"word "_s.repeated(40).split(u' ', Qt::SkipEmptyParts));
    for (int at = 0; at < 40; ++at)
        stage.application.messages.model.set(at, u"dayText"_s, u"Another day"_s);
    stage.settle();
    stage.item(u"messages"_s)->forceActiveFocus();
    stage.press(Qt::Key_PageUp);
    auto *list = stage.item(u"messages"_s);
    QQuickItem *top = nullptr;
    QMetaObject::invokeMethod(list, "itemAt", Q_RETURN_ARG(QQuickItem *, top),
                              Q_ARG(double, list->width() / 2),
                              Q_ARG(double, list->property("contentY").toDouble() + 40));
    QVERIFY(top);
    auto *pill = stage.window()->findChild<QQuickItem *>(u"passingDay"_s);
    const auto scroll = [&](qreal to) {
        QMetaObject::invokeMethod(pill, "stay");
        list->setProperty("contentY", to);
        return pill->property("needed").toBool();
    };
    QVERIFY(scroll(top->y() + top->property("dayHeight").toDouble() + 1));
    QVERIFY(!scroll(top->y()));
    QTRY_VERIFY(!stage.shows(u"passingDay"_s));
}

void TstReading::theTimeTellsItsMomentInFull()
{
    Stage stage;
    show(stage, {u"First"_s, u"Second"_s, u"Third"_s});
    const auto *foot = rowOf(stage, u"m1"_s)->findChild<QQuickItem *>(u"bubbleFoot"_s);
    const auto at = on(foot, {foot->width() / 2, foot->height() / 2});
    QTest::mouseMove(stage.window(), at - QPoint(60, 0));
    stage.settle();
    QTest::mouseMove(stage.window(), at);
    stage.settle();
    QTRY_VERIFY(stage.shows(u"moment"_s));
    QCOMPARE(stage.value<QString>(u"moment"_s, "text"), u"Moment 0"_s);
}

void TstReading::aDoubleClickBesideTheWordsAnswers()
{
    Stage stage;
    show(stage, {u"First"_s, u"Second"_s, u"Third"_s});
    const auto *second = rowOf(stage, u"m2"_s);
    QTest::mouseDClick(stage.window(), Qt::LeftButton, {},
                       on(second, {second->width() / 2, second->height() - 10}));
    stage.settle();
    QCOMPARE(stage.application.messages.composition.asked.last(), u"reply m2"_s);
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
}

void TstReading::aDoubleClickOnTheWordsChoosesOne()
{
    Stage stage;
    show(stage, {u"First"_s, u"Second message"_s, u"Third"_s});
    const auto *words = rowOf(stage, u"m2"_s)->findChild<QQuickItem *>(u"bubbleText"_s);
    QTest::mouseDClick(stage.window(), Qt::LeftButton, {}, on(words, {10, words->height() / 2}));
    stage.settle();
    QCOMPARE(words->property("selectedText").toString(), u"Second"_s);
    QVERIFY(stage.application.messages.composition.asked.isEmpty());
}

void TstReading::aRightClickBesideABubbleOpensItsMenu()
{
    Stage stage;
    show(stage, {u"First"_s, u"Second"_s, u"Third"_s});
    const auto *second = rowOf(stage, u"m2"_s);
    QTest::mouseClick(stage.window(), Qt::RightButton, {},
                      on(second, {second->width() / 2, second->height() - 10}));
    stage.settle();
    stage.click(u"replyMessage"_s);
    QTRY_COMPARE(stage.application.messages.composition.asked.last(), u"reply m2"_s);
}

void TstReading::endInTheEmptyFieldLeadsToTheNewest()
{
    Stage stage;
    stage.signIn();
    stage.converse(100);
    stage.press(Qt::Key_PageUp);
    stage.press(Qt::Key_PageUp);
    QTRY_VERIFY(stage.shows(u"newMessages"_s));
    QVERIFY(stage.item(u"composer"_s)->hasActiveFocus());
    stage.press(Qt::Key_End);
    QTRY_VERIFY(!stage.shows(u"newMessages"_s));
    QCOMPARE(stage.application.messages.history.endAsked, 1);
    stage.type(u"word"_s);
    stage.press(Qt::Key_Home);
    stage.press(Qt::Key_End);
    QCOMPARE(stage.application.messages.history.endAsked, 1);
}

void TstReading::whatIsAnsweredIsNoLongerNew()
{
    Stage stage;
    stage.signIn();
    stage.converse(10);
    stage.type(u"answer"_s);
    QVERIFY(stage.application.messages.history.unreadStarts.isEmpty());
    stage.press(Qt::Key_Return);
    QCOMPARE(stage.application.messages.history.unreadStarts, QList<qint64>{0});
}

void TstReading::eachNotchOfTheWheelGoesTheSameWay()
{
    const auto travelled = [](int notches) {
        Stage stage;
        stage.signIn();
        stage.converse(300);
        auto *list = stage.item(u"messages"_s);
        const auto before = list->property("contentY").toDouble();
        const auto at = list->mapToScene({list->width() / 2, list->height() / 2});
        for (int notch = 0; notch < notches; ++notch) {
            QWheelEvent turn(at, stage.window()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, {},
                             Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(stage.window(), &turn);
            QTest::qWait(20);
        }
        if (!QTest::qWaitFor([list] { return !list->property("moving").toBool(); }, 2000))
            return 0.0;
        return before - list->property("contentY").toDouble();
    };
    const auto one = travelled(1);
    QVERIFY2(one > 60 && one < 160, qPrintable(QString::number(one)));
    const auto five = travelled(5);
    QVERIFY2(qAbs(five - 5 * one) < one, qPrintable(QString::number(five)));
}

void TstReading::emojiAloneAreLarge()
{
    Stage stage;
    show(stage, {u"🎉"_s, u"👍🏽❤️"_s, u"🎉 party"_s, u"12"_s});
    const auto sizeOf = [&stage](const QString &id) {
        return rowOf(stage, id)
            ->findChild<QQuickItem *>(u"bubbleText"_s)
            ->property("font")
            .value<QFont>()
            .pixelSize();
    };
    QCOMPARE(sizeOf(u"m1"_s), 2 * sizeOf(u"m3"_s));
    QCOMPARE(sizeOf(u"m2"_s), sizeOf(u"m1"_s));
    QCOMPARE(sizeOf(u"m4"_s), sizeOf(u"m3"_s));
}

void TstReading::theTimeKeepsOffTextOfBothDirections()
{
    for (const bool mirrored : {false, true}) {
        Stage stage;
        stage.theme()->setProperty("rightToLeft", mirrored);
        const auto latin = u"some more words "_s;
        const auto hebrew = u"שלום עולם "_s;
        const QStringList bodies{u"مرحبا كيف حالك hello 123"_s,
                                 u"שלום"_s,
                                 u"hello"_s,
                                 u"hello שלום"_s,
                                 u"123 שלום"_s,
                                 u"שלום\nhello"_s,
                                 u"hello\nשלום"_s,
                                 latin.repeated(9) + u"end"_s,
                                 hebrew.repeated(14) + u"end"_s,
                                 latin.repeated(12) + u"שלום"_s};
        show(stage, bodies);
        for (int number = 1; number <= bodies.size(); ++number) {
            const auto *each = rowOf(stage, u"m%1"_s.arg(number));
            const auto *edit = each->findChild<QQuickItem *>(u"bubbleText"_s);
            const auto *foot = each->findChild<QQuickItem *>(u"bubbleFoot"_s);
            if (!foot->isVisible())
                continue;
            const auto time = foot->mapRectToScene({0, 0, foot->width(), foot->height()});
            const int length = edit->property("length").toInt();
            for (int at = 0; at <= length; ++at) {
                QRectF place;
                QMetaObject::invokeMethod(const_cast<QQuickItem *>(edit), "positionToRectangle",
                                          Q_RETURN_ARG(QRectF, place), Q_ARG(int, at));
                QVERIFY2(!edit->mapRectToScene(place).intersects(time),
                         qPrintable(bodies[number - 1] + u' ' + QString::number(at)));
            }
        }
    }
}

QTEST_MAIN(TstReading)
#include "tst_reading.moc"
