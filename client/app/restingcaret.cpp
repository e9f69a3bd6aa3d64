#include "app/restingcaret.h"

#include <QEvent>
#include <QGuiApplication>
#include <QStyleHints>

namespace letschat::client {

RestingCaret::RestingCaret(std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , usual_(QGuiApplication::styleHints()->cursorFlashTime())
{
    rest_.setSingleShot(true);
    rest_.setInterval(patience);
    connect(&rest_, &QTimer::timeout, this,
            [] { QGuiApplication::styleHints()->setCursorFlashTime(0); });
    QCoreApplication::instance()->installEventFilter(this);
    rest_.start();
}

RestingCaret::~RestingCaret()
{
    wake();
}

bool RestingCaret::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::FocusIn:
        if (watched->isWindowType())
            wake();
        break;
    default:
        break;
    }
    return false;
}

void RestingCaret::wake()
{
    if (!rest_.isActive())
        QGuiApplication::styleHints()->setCursorFlashTime(usual_);
    rest_.start();
}

} // namespace letschat::client
