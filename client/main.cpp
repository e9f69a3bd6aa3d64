#include "app/application.h"
#include "app/launch.h"
#include "app/options.h"
#include "app/restingcaret.h"
#include "app/translation.h"
#include "desktop/singleinstance.h"
#include "network/socket.h"

#include <QApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <algorithm>
#include <cstdio>
#include <string_view>

using namespace letschat::client;
using namespace Qt::StringLiterals;

namespace {

/// `--help` and `--version` are answered where there is no screen, too.
bool isAnswered(int argc, char *argv[])
{
    constexpr std::string_view questions[]{"-h", "--help", "-v", "--version"};
    const bool isAsked = std::any_of(argv, argv + argc, [&](std::string_view word) {
        return std::ranges::find(questions, word) != std::end(questions);
    });
    if (!isAsked)
        return false;
    const QCoreApplication program(argc, argv);
    QCoreApplication::setApplicationName(u"letschat"_s);
    const auto options = Options::parse(QCoreApplication::arguments());
    if (options || options.error().isRefusal)
        return false;
    std::printf("%s\n", qPrintable(options.error().text));
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    if (isAnswered(argc, argv))
        return 0;
    const QApplication program(argc, argv);
    QCoreApplication::setApplicationName(u"letschat"_s);
    // By this the desktop knows whose window, badge and notifications these are.
    QGuiApplication::setDesktopFileName(u"letschat"_s);
    const auto options = Options::parse(QCoreApplication::arguments());
    if (!options) {
        std::fprintf(options.error().isRefusal ? stderr : stdout, "%s\n",
                     qPrintable(options.error().text));
        return options.error().isRefusal ? 2 : 0;
    }
    SingleInstance instance(options->directory());
    if (const auto status = Launch::handOver(instance, *options))
        return *status;
    const Translation translation;
    Socket socket;
    Application application(*options, socket);
    // Before the window: the store is read meanwhile, and no page for signing in is made in vain.
    if (options->signInName.isEmpty())
        application.start();
    QQmlApplicationEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.setInitialProperties({{u"application"_s, QVariant::fromValue(&application)}});
    engine.load(QUrl(u"qrc:/qt/qml/LetsChat/App/Main.qml"_s));
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!window)
        return 1;
    const RestingCaret caret;
    const Launch launch(application, *options, *window, instance);
    return QApplication::exec();
}
