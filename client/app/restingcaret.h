#pragma once

#include <QObject>
#include <QTimer>

namespace letschat::client {

/// Lets the caret stop blinking, and stay, where nobody types: each blink draws a frame, and a
/// window that nobody uses should cost nothing. GNOME stops it after the same time
/// (`gtk-cursor-blink-timeout`). Any key or press wakes it. GUI thread.
class RestingCaret : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds after{10};

    explicit RestingCaret(std::chrono::milliseconds patience = after, QObject *parent = nullptr);
    ~RestingCaret() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wake();

    QTimer rest_;
    /// In milliseconds, as the desktop wants it.
    const int usual_;
};

} // namespace letschat::client
