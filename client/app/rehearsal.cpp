#include "app/rehearsal.h"

#include "messages/messagelistmodel.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QQuickItem>
#include <QQuickWindow>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace letschat::client {

namespace {

/// Longer than any motion of the interface, so that the picture shows none.
constexpr auto settling = 500ms;

void press(QQuickWindow &window, Qt::Key key, const QString &text = {})
{
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(&window, &event);
    }
}

} // namespace

Rehearsal::Rehearsal(const RehearsalScript &script, QQuickWindow &window)
    : script_(script)
    , window_(window)
{
    connect(&look_, &QTimer::timeout, this, &Rehearsal::proceed);
    look_.start(50ms);
    giveUp_.setSingleShot(true);
    connect(&giveUp_, &QTimer::timeout, this, &Rehearsal::giveUp);
    giveUp_.start(limit);
}

void Rehearsal::proceed()
{
    while (next_ < script_.steps.size()) {
        if (!take(script_.steps[next_]))
            return;
        ++next_;
        hasTyped_ = false;
    }
    look_.stop();
    giveUp_.stop();
    QTimer::singleShot(settling, this, &Rehearsal::finish);
}

/// True once the step is done.
bool Rehearsal::take(const RehearsalScript::Step &step)
{
    if (step.kind == RehearsalScript::Step::Kind::Say && !hasTyped_)
        hasTyped_ = type(step.text);
    const bool isLooking = step.kind == RehearsalScript::Step::Kind::Expect || hasTyped_;
    return isLooking && isOnScreen(step.text);
}

bool Rehearsal::type(const QString &text)
{
    auto *composer = itemNamed(u"composer"_s);
    if (!composer || !composer->isVisible() || !composer->isEnabled())
        return false;
    composer->forceActiveFocus();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto length = text[i].isHighSurrogate() ? 2 : 1;
        press(window_, Qt::Key_unknown, text.mid(i, length));
        i += length - 1;
    }
    press(window_, Qt::Key_Return);
    return true;
}

bool Rehearsal::isOnScreen(const QString &text) const
{
    auto *view = itemNamed(u"messages"_s);
    const auto *model = view ? view->property("model").value<QAbstractItemModel *>() : nullptr;
    if (!model || !view->isVisible())
        return false;
    const auto seen = QRectF(0, 0, view->width(), view->height());
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto index = model->index(row, 0);
        const auto state = index.data(MessageListModel::StateRole).toString();
        if (index.data(MessageListModel::BodyRole).toString() != text ||
            (state != "sent"_L1 && state != "read"_L1))
            continue;
        QQuickItem *item = nullptr;
        QMetaObject::invokeMethod(view, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, item),
                                  Q_ARG(int, row));
        if (item && item->isVisible() &&
            item->mapRectToItem(view, QRectF(0, 0, item->width(), item->height())).intersects(seen))
            return true;
    }
    return false;
}

QQuickItem *Rehearsal::itemNamed(const QString &name) const
{
    QList<QQuickItem *> left{window_.contentItem()};
    while (!left.isEmpty()) {
        auto *item = left.takeFirst();
        if (item->objectName() == name)
            return item;
        left += item->childItems();
    }
    return nullptr;
}

void Rehearsal::finish()
{
    if (!script_.picture.isEmpty() && !window_.grabWindow().save(script_.picture)) {
        std::fprintf(stderr, "letschat: the picture %s cannot be written.\n",
                     qPrintable(script_.picture));
        return QCoreApplication::exit(1);
    }
    if (script_.exitWhenDone)
        QCoreApplication::exit(0);
}

void Rehearsal::giveUp()
{
    const auto &step = script_.steps[next_];
    const auto *missing = step.kind == RehearsalScript::Step::Kind::Say && !hasTyped_
                              ? "no conversation was open to say"
                              : "no message on the screen said";
    std::fprintf(stderr, "letschat: after %d seconds %s \"%s\".\n", int(limit.count()), missing,
                 qPrintable(step.text));
    QCoreApplication::exit(1);
}

} // namespace letschat::client
