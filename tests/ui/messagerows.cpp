#include "messagerows.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::ui {

void fill(Stage &stage, int count)
{
    stage.signIn();
    stage.converse(count);
}

QQuickItem *rowOf(Stage &stage, const QString &messageId)
{
    const auto *content = stage.value<QQuickItem *>(u"messages"_s, "contentItem");
    for (auto *each : content->childItems()) {
        if (each->property("messageId").toString() == messageId)
            return each;
    }
    return nullptr;
}

QQuickItem *rowAt(Stage &stage, int index)
{
    QQuickItem *row = nullptr;
    QMetaObject::invokeMethod(stage.item(u"messages"_s), "itemAtIndex",
                              Q_RETURN_ARG(QQuickItem *, row), Q_ARG(int, index));
    return row;
}

QQuickItem *middle(Stage &stage)
{
    auto *list = stage.item(u"messages"_s);
    QQuickItem *row = nullptr;
    for (int off = 0; off < 80 && !row; off += 4)
        QMetaObject::invokeMethod(
            list, "itemAt", Q_RETURN_ARG(QQuickItem *, row), Q_ARG(double, list->width() / 2),
            Q_ARG(double, list->property("contentY").toDouble() + list->height() / 2 + off));
    return row;
}

int indexAtMiddle(Stage &stage)
{
    return middle(stage)->property("index").toInt();
}

qreal place(const QQuickItem *item)
{
    return item->mapToScene({0, 0}).y();
}

void scrollBy(Stage &stage, qreal pixels)
{
    auto *list = stage.item(u"messages"_s);
    const int steps = std::max(1, int(std::abs(pixels) / 300));
    for (int step = 0; step < steps; ++step) {
        list->setProperty("contentY", list->property("contentY").toDouble() + pixels / steps);
        QCoreApplication::processEvents();
        stage.window()->grabWindow();
    }
    stage.settle();
}

void enter(Stage &stage)
{
    stage.press(Qt::Key_Backtab, Qt::ShiftModifier);
}

QString focusedMessage(const Stage &stage)
{
    const auto *item = stage.window()->activeFocusItem();
    return item ? item->property("messageId").toString() : QString();
}

void closeMenu(Stage &stage)
{
    stage.press(Qt::Key_Escape);
    QVERIFY(!stage.shows(u"copyMessage"_s));
}

void point(Stage &stage, const QString &objectName)
{
    const auto *at = stage.item(objectName);
    QTest::mouseMove(stage.window(), at->mapToScene({at->width() / 2, at->height() / 2}).toPoint());
    stage.settle();
}

void lock(Stage &stage, bool isLocked)
{
    stage.application.desktop.locked = isLocked;
    Q_EMIT stage.application.desktop.lockedChanged();
}

QVariantMap quote(int place)
{
    return {{u"messageId"_s, u"m%1"_s.arg(place)},  {u"place"_s, place},
            {u"senderName"_s, u"Mara Lindqvist"_s}, {u"senderId"_s, u"p Mara Lindqvist"_s},
            {u"body"_s, u"See you at three?"_s},    {u"isDeleted"_s, false}};
}

QVariantList reactions()
{
    return {QVariantMap{{u"emoji"_s, u"👍"_s},
                        {u"count"_s, 2},
                        {u"isOwn"_s, true},
                        {u"who"_s, u"You, Mara Lindqvist"_s}},
            QVariantMap{{u"emoji"_s, u"🎉"_s},
                        {u"count"_s, 1},
                        {u"isOwn"_s, false},
                        {u"who"_s, u"Mara Lindqvist"_s}}};
}

} // namespace letschat::ui
