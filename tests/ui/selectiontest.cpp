#include "selectiontest.h"

#include "messagerows.h"

#include <QAccessible>
#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::ui {

void SelectionTest::initTestCase()
{
    QAccessible::setActive(true);
}

void SelectionTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    stage_ = std::make_unique<Stage>();
    stage_->signIn();
    stage_->converse();
}

QQuickItem *SelectionTest::row(const QString &messageId) const
{
    auto *found = rowOf(*stage_, messageId);
    if (!found)
        qFatal("No row for %s", qPrintable(messageId));
    return found;
}

QPoint SelectionTest::at(const QString &messageId, const QPointF &in) const
{
    const auto *item = row(messageId);
    return item->mapToScene({item->width() * in.x(), item->height() * in.y()}).toPoint();
}

void SelectionTest::click(const QString &messageId, Qt::KeyboardModifiers modifiers,
                          Qt::MouseButton button)
{
    const auto *words = row(messageId)->findChild<QQuickItem *>(u"bubbleText"_s);
    const auto middle = words->mapToScene({words->width() / 2, words->height() / 2}).toPoint();
    QTest::mouseClick(stage_->window(), button, modifiers, middle);
    stage_->settle();
}

QString SelectionTest::focused() const
{
    return focusedMessage(*stage_);
}

bool SelectionTest::isSelecting() const
{
    return stage_->shows(u"selectionCount"_s);
}

} // namespace letschat::ui
