#include "app/rehearsal.h"

#include "messages/messagelistmodel.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSet>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace letschat::client {

namespace {

/// Longer than any motion of the interface, so that the picture shows none.
constexpr auto settling = 500ms;

/// What a view shows; none for no view.
const QAbstractItemModel *modelOf(const QQuickItem *view)
{
    return view ? view->property("model").value<QAbstractItemModel *>() : nullptr;
}

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
    if (const auto twice = shownTwice())
        return fail(u"\"%1\" is shown twice."_s.arg(*twice));
    while (next_ < script_.steps.size()) {
        if (!take(script_.steps[next_]))
            return;
        ++next_;
        hasTyped_ = wasSeen_ = false;
        giveUp_.start();
    }
    look_.stop();
    giveUp_.stop();
    QTimer::singleShot(settling, this, &Rehearsal::finish);
}

/// True once the step is done: the message was on the screen, and does not wait to be sent. Not
/// both at once: what comes with the answer may have pushed it out of sight.
bool Rehearsal::take(const RehearsalScript::Step &step)
{
    if (step.kind == RehearsalScript::Step::Kind::Say && !hasTyped_) {
        hasTyped_ = type(step.text);
        return false;
    }
    const auto found = find(step.text);
    wasSeen_ = wasSeen_ || found.isOnScreen;
    return wasSeen_ && found.isSent;
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

Rehearsal::Found Rehearsal::find(const QString &text) const
{
    auto *view = itemNamed(u"messages"_s);
    const auto *model = modelOf(view);
    Found found;
    if (!model || !view->isVisible())
        return found;
    const auto seen = QRectF(0, 0, view->width(), view->height());
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto index = model->index(row, 0);
        if (index.data(MessageListModel::BodyRole).toString() != text)
            continue;
        const auto state = index.data(MessageListModel::StateRole).toString();
        found.isSent = found.isSent || state == "sent"_L1 || state == "read"_L1;
        QQuickItem *item = nullptr;
        QMetaObject::invokeMethod(view, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, item),
                                  Q_ARG(int, row));
        if (item && item->isVisible() &&
            item->mapRectToItem(view, QRectF(0, 0, item->width(), item->height())).intersects(seen))
            found.isOnScreen = true;
    }
    return found;
}

/// The text of a message that has two rows.
std::optional<QString> Rehearsal::shownTwice() const
{
    const auto *model = modelOf(itemNamed(u"messages"_s));
    QSet<QString> seen;
    for (int row = 0; model && row < model->rowCount(); ++row) {
        const auto index = model->index(row, 0);
        const auto nonce = index.data(MessageListModel::NonceRole).toString();
        if (seen.contains(nonce))
            return index.data(MessageListModel::BodyRole).toString();
        seen.insert(nonce);
    }
    return std::nullopt;
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
    if (!takePicture())
        return fail(u"the picture %1 cannot be written."_s.arg(script_.picture));
    if (script_.exitWhenDone)
        QCoreApplication::exit(0);
}

bool Rehearsal::takePicture() const
{
    return script_.picture.isEmpty() || window_.grabWindow().save(script_.picture);
}

void Rehearsal::giveUp()
{
    const auto &step = script_.steps[next_];
    const auto missing = step.kind == RehearsalScript::Step::Kind::Say && !hasTyped_
                             ? u"no conversation was open to say"_s
                             : u"no message on the screen said"_s;
    takePicture();
    fail(u"after %1 seconds %2 \"%3\"."_s.arg(limit.count()).arg(missing, step.text));
}

void Rehearsal::fail(const QString &sentence)
{
    look_.stop();
    giveUp_.stop();
    std::fprintf(stderr, "letschat: %s\n", qPrintable(sentence));
    QCoreApplication::exit(1);
}

} // namespace letschat::client
