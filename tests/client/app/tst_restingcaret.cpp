#include "app/restingcaret.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QTest>
#include <QWindow>

using namespace letschat::client;
using namespace std::chrono_literals;

namespace {

int flashTime()
{
    return QGuiApplication::styleHints()->cursorFlashTime();
}

} // namespace

class TstRestingCaret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itRestsWhereNobodyTypes();
    void aKeyWakesIt();
    void theDesktopsTimeIsBackAtTheEnd();
};

void TstRestingCaret::itRestsWhereNobodyTypes()
{
    const int usual = flashTime();
    QVERIFY(usual > 0);
    const RestingCaret caret(20ms);
    QCOMPARE(flashTime(), usual);
    QTRY_COMPARE(flashTime(), 0);
}

void TstRestingCaret::aKeyWakesIt()
{
    const int usual = flashTime();
    const RestingCaret caret(20ms);
    QWindow window;
    QTRY_COMPARE(flashTime(), 0);
    QTest::keyClick(&window, Qt::Key_A);
    QCOMPARE(flashTime(), usual);
    QTRY_COMPARE(flashTime(), 0);
    QTest::mouseClick(&window, Qt::LeftButton);
    QCOMPARE(flashTime(), usual);
}

void TstRestingCaret::theDesktopsTimeIsBackAtTheEnd()
{
    const int usual = flashTime();
    {
        const RestingCaret caret(20ms);
        QTRY_COMPARE(flashTime(), 0);
    }
    QCOMPARE(flashTime(), usual);
}

QTEST_MAIN(TstRestingCaret)
#include "tst_restingcaret.moc"
