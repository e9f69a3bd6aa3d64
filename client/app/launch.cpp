#include "app/launch.h"

#include "account/signin.h"
#include "app/application.h"
#include "app/options.h"
#include "app/rehearsal.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QScreen>
#include <QTextStream>

#include <cstdio>

namespace letschat::client {

Launch::Launch(Application &application, const Options &options, QQuickWindow &window)
    : window_(window)
    , settings_(options.dataDir, options.profile)
{
    placeWindow();
    if (!options.rehearsal.isEmpty())
        rehearsal_ = std::make_unique<Rehearsal>(options.rehearsal, window);
    if (options.link.isValid())
        application.openLink(options.link);
    if (options.signInName.isEmpty())
        application.start();
    else
        signIn(application, options.signInName, rehearsal_ != nullptr);
}

Launch::~Launch()
{
    if (window_.visibility() == QWindow::Windowed)
        settings_.setWindow(window_.geometry());
}

/// With the password from standard input, so that it stands in no list of processes.
void Launch::signIn(Application &application, const QString &name, bool isRehearsal)
{
    auto *page = application.signIn();
    connect(
        page, &SignIn::failed, this,
        [page, isRehearsal] {
            const auto words = page->serverError() + page->generalError() + page->usernameError() +
                               page->passwordError();
            std::fprintf(stderr, "letschat: signing in failed: %s\n", qPrintable(words));
            if (isRehearsal)
                QCoreApplication::exit(1);
        },
        Qt::QueuedConnection);
    page->signIn(name, QTextStream(stdin).readLine());
}

void Launch::placeWindow()
{
    const auto place = settings_.window();
    const auto screens = QGuiApplication::screens();
    for (const auto *screen : screens) {
        if (place.isValid() && screen->availableGeometry().intersects(place))
            window_.setGeometry(place);
    }
}

} // namespace letschat::client
