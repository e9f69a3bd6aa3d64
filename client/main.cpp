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

#include <cstdio>

using namespace letschat::client;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
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
