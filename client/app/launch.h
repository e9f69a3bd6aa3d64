#pragma once

#include "app/settings.h"

#include <QObject>

#include <memory>

class QQuickWindow;

namespace letschat::client {

class Application;
class Rehearsal;
struct Options;

/// What the options ask for once the window is there: signing in, following a link, a rehearsal.
/// Puts the window where it was the last time, and remembers where it is. Lives as long as the
/// window.
class Launch : public QObject
{
    Q_OBJECT

public:
    Launch(Application &application, const Options &options, QQuickWindow &window);
    ~Launch() override;

private:
    void signIn(Application &application, const QString &name, bool isRehearsal);
    void placeWindow();

    QQuickWindow &window_;
    Settings settings_;
    std::unique_ptr<Rehearsal> rehearsal_;
};

} // namespace letschat::client
