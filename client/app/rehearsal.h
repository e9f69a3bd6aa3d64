#pragma once

#include "app/options.h"

#include <QObject>
#include <QTimer>

#include <optional>

class QQuickItem;
class QQuickWindow;

namespace letschat::client {

/// Plays a person at the window: types with key events into the item "composer", and looks for
/// messages in the view "messages" that come on the screen and do not wait to be sent. Ends the
/// program where the script asks for it, with 0 after the last step; with 1 and a sentence on
/// standard error when a step takes longer than the limit, or the view shows a message twice.
class Rehearsal : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds limit{60};

    Rehearsal(const RehearsalScript &script, QQuickWindow &window);

private:
    /// Of the messages with one text.
    struct Found
    {
        bool isOnScreen = false;
        bool isSent = false;
    };

    void proceed();
    bool take(const RehearsalScript::Step &step);
    bool type(const QString &text);
    Found find(const QString &text) const;
    std::optional<QString> shownTwice() const;
    QQuickItem *itemNamed(const QString &name) const;
    void finish();
    bool takePicture() const;
    void giveUp();
    void fail(const QString &sentence);

    RehearsalScript script_;
    QQuickWindow &window_;
    QTimer look_;
    QTimer giveUp_;
    qsizetype next_ = 0;
    bool hasTyped_ = false;
    bool wasSeen_ = false;
};

} // namespace letschat::client
