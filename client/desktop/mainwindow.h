#pragma once

#include <QObject>

class QWindow;

namespace letschat::client {

/// How the window comes and goes. Closing it ends the program, or hides it where it is told to
/// stay; every other end is let through. GUI thread.
class MainWindow : public QObject
{
    Q_OBJECT

public:
    /// `window` must outlive this.
    explicit MainWindow(QWindow &window, QObject *parent = nullptr);

    /// Closing only hides.
    void setStays(bool stays) { stays_ = stays; }
    bool isHidden() const;
    /// It is in front, and has the keyboard.
    bool isActive() const;
    /// Shows it and asks for it to come to the front; with the token, where there is one, desktops
    /// that hold back other programs' windows agree to that.
    void present(const QString &activationToken = {});

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void activeChanged();

private:
    QWindow &window_;
    bool stays_ = false;
    bool isEnding_ = false;
};

} // namespace letschat::client
