#pragma once

#include "app/settings.h"

#include <QObject>
#include <QWindow>

#include <memory>
#include <optional>

class QQuickWindow;

namespace letschat::client {

class Application;
class Rehearsal;
class SingleInstance;
struct Options;

/// What the options ask for once the window is there: signing in, following a link, a rehearsal;
/// and what later starts ask for. Puts the window where it was the last time, and remembers where
/// it is. The desktop around it comes after its first picture. Lives as long as the window.
class Launch : public QObject
{
    Q_OBJECT

public:
    Launch(Application &application, const Options &options, QQuickWindow &window,
           SingleInstance &instance);
    ~Launch() override;

    /// The exit status where this start is over: the program that runs already has taken it on, or
    /// should have. Before anything else is made.
    static std::optional<int> handOver(SingleInstance &instance, const Options &options);

private:
    /// How long the first picture may take before the desktop is joined without it: a window may
    /// begin its life where nobody sees it.
    static constexpr std::chrono::seconds pictureTime{2};

    void startDesktop(Application &application);
    void signIn(Application &application, const QString &name, bool isRehearsal);
    void placeWindow();
    void followWindow(QWindow::Visibility visibility);

    QQuickWindow &window_;
    Settings settings_;
    bool hasDesktop_ = false;
    /// Neither maximized nor on the whole screen, while it was to be seen.
    bool isWindowed_ = true;
    std::unique_ptr<Rehearsal> rehearsal_;
};

} // namespace letschat::client
