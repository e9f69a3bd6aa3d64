#pragma once

#include "app/options.h"

#include <QObject>
#include <QTimer>

class QQuickItem;
class QQuickWindow;

namespace letschat::client {

/// Plays a person at the window: types with key events into the item "composer", and looks for
/// messages in the view "messages" that are on screen and not waiting to be sent. Ends the program
/// where the script asks for it: with 0 after the last step, with 1 and a sentence on standard
/// error when it takes longer than the limit.
class Rehearsal : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds limit{60};

    Rehearsal(const RehearsalScript &script, QQuickWindow &window);

private:
    void proceed();
    bool take(const RehearsalScript::Step &step);
    bool type(const QString &text);
    bool isOnScreen(const QString &text) const;
    QQuickItem *itemNamed(const QString &name) const;
    void finish();
    void giveUp();

    RehearsalScript script_;
    QQuickWindow &window_;
    QTimer look_;
    QTimer giveUp_;
    qsizetype next_ = 0;
    bool hasTyped_ = false;
};

} // namespace letschat::client
