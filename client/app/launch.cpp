#include "app/launch.h"

#include "account/signin.h"
#include "app/application.h"
#include "app/options.h"
#include "app/rehearsal.h"
#include "desktop/desktop.h"
#include "desktop/singleinstance.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QScreen>
#include <QTextStream>
#include <QTimer>

#include <cstdio>

namespace letschat::client {

std::optional<int> Launch::handOver(SingleInstance &instance, const Options &options)
{
    const bool isPlain = options.rehearsal.isEmpty() && options.signInName.isEmpty();
    if (!isPlain && instance.isTaken()) {
        std::fprintf(stderr, "letschat: it runs already with the profile %s: close it first.\n",
                     qPrintable(options.profile));
        return 1;
    }
    switch (instance.claim({options.link.toString(), SingleInstance::activationToken()})) {
    case SingleInstance::Role::First:
        return std::nullopt;
    case SingleInstance::Role::HandedOver:
        return 0;
    case SingleInstance::Role::Unanswered:
        std::fprintf(stderr,
                     "letschat: it runs already with the profile %s, and does not answer.\n",
                     qPrintable(options.profile));
        return 1;
    }
    Q_UNREACHABLE();
}

Launch::Launch(Application &application, const Options &options, QQuickWindow &window,
               SingleInstance &instance)
    : window_(window)
    , settings_(options.dataDir, options.profile)
{
    placeWindow();
    followWindow(window.visibility());
    connect(&window, &QWindow::visibilityChanged, this, &Launch::followWindow);
    if (!options.rehearsal.isEmpty())
        rehearsal_ = std::make_unique<Rehearsal>(options.rehearsal, window);
    if (!options.link.isEmpty())
        application.openLink(options.link);
    connect(&instance, &SingleInstance::asked, &application, [&](const StartRequest &request) {
        const auto link = Options::linkFrom(request.link);
        if (!link.isEmpty())
            application.openLink(link);
        application.desktop()->present(request.activationToken);
    });
    const auto start = [this, &application] { startDesktop(application); };
    connect(&window, &QQuickWindow::frameSwapped, this, start,
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    QTimer::singleShot(pictureTime, this, start);
    if (!options.signInName.isEmpty())
        signIn(application, options.signInName, rehearsal_ != nullptr);
}

Launch::~Launch()
{
    if (isWindowed_)
        settings_.setWindow(window_.geometry());
}

void Launch::startDesktop(Application &application)
{
    if (!std::exchange(hasDesktop_, true))
        application.desktop()->start(window_);
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

/// At the end it is closed, and tells nothing any more.
void Launch::followWindow(QWindow::Visibility visibility)
{
    if (visibility != QWindow::Hidden && visibility != QWindow::Minimized)
        isWindowed_ = visibility == QWindow::Windowed;
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
