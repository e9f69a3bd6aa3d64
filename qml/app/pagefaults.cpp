#include "pagefaults.h"

#include <QQmlEngine>
#include <QRegularExpression>

#include <algorithm>

namespace letschat::app {

void PageFaults::componentComplete()
{
    connect(qmlEngine(this), &QQmlEngine::warnings, this, &PageFaults::take);
}

bool PageFaults::isThrown(const QString &words)
{
    // The names of ECMAScript's own errors; everything else is said in other words.
    static const QRegularExpression thrown(
        QStringLiteral("^(Uncaught exception: )?(Eval|Range|Reference|Syntax|Type|URI)?Error\\b"));
    return thrown.match(words).hasMatch();
}

void PageFaults::take(const QList<QQmlError> &warnings)
{
    const auto isOurs = [this](const QQmlError &warning) {
        const auto address = warning.url().toString();
        return std::ranges::any_of(
            files_, [&](const QString &part) { return !part.isEmpty() && address.contains(part); });
    };
    if (!broken_ && std::ranges::any_of(warnings, [&](const QQmlError &warning) {
            return isThrown(warning.description()) && isOurs(warning);
        }))
        report();
}

void PageFaults::report()
{
    QMetaObject::invokeMethod(this, [this] { setBroken(true); }, Qt::QueuedConnection);
}

void PageFaults::forget()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            qmlEngine(this)->trimComponentCache();
            setBroken(false);
        },
        Qt::QueuedConnection);
}

void PageFaults::setBroken(bool broken)
{
    if (broken_ == broken)
        return;
    broken_ = broken;
    Q_EMIT brokenChanged();
}

} // namespace letschat::app
