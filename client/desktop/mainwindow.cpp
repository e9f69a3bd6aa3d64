#include "desktop/mainwindow.h"

#include <QEvent>
#include <QGuiApplication>
#include <QWindow>

namespace letschat::client {

MainWindow::MainWindow(QWindow &window, QObject *parent)
    : QObject(parent)
    , window_(window)
{
    window_.installEventFilter(this);
    qGuiApp->installEventFilter(this);
    connect(&window_, &QWindow::activeChanged, this, &MainWindow::activeChanged);
    connect(&window_, &QWindow::visibleChanged, this, &MainWindow::activeChanged);
}

bool MainWindow::isHidden() const
{
    return !window_.isVisible();
}

bool MainWindow::isActive() const
{
    return window_.isVisible() && window_.isActive();
}

void MainWindow::present(const QString &activationToken)
{
    // Where Qt's Wayland plugin looks for it, once.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
    if (window_.windowStates().testFlag(Qt::WindowMinimized))
        window_.setWindowStates(window_.windowStates() & ~Qt::WindowMinimized);
    window_.setVisible(true);
    window_.raise();
    window_.requestActivate();
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // The program ends, and closes its windows first.
    if (event->type() == QEvent::Quit)
        isEnding_ = true;
    if (watched != &window_ || event->type() != QEvent::Close || !stays_ || isEnding_ ||
        qGuiApp->isSavingSession())
        return false;
    event->ignore();
    window_.hide();
    return true;
}

} // namespace letschat::client
