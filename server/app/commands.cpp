#include "app/commands.h"

#include "app/log.h"
#include "app/server.h"
#include "platform/servicemanager.h"
#include "platform/signals.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

void print(std::FILE *stream, const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stream);
    std::fflush(stream);
}

int fail(int status, const QString &sentence)
{
    print(stderr, u"letschatd: "_s + sentence);
    return status;
}

int serve(const Settings &settings)
{
    StopSignals signals_;
    Server server(settings);
    if (const auto started = server.start(); !started)
        return fail(started.error().status, started.error().sentence);
    QObject::connect(&signals_, &StopSignals::stopRequested, &server, [&server] {
        notifyStopping();
        server.stop();
    });
    QObject::connect(&server, &Server::stopped, qApp, &QCoreApplication::quit);
    print(stdout, u"letschatd ready on "_s + server.url());
    notifyReady();
    return QCoreApplication::exec();
}

} // namespace

int runCommand(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"letschatd"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LETSCHAT_VERSION));
    const auto arguments = application.arguments().mid(1);
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        print(stdout, settingsHelp());
        return 0;
    }
    const auto command = Settings::read(arguments);
    if (!command)
        return fail(StartFault::Configuration, command.error());
    const auto &[name, settings, warnings] = *command;
    installLog(settings.logFormat, settings.logLevel);
    for (const auto &warning : warnings)
        qWarning().noquote() << warning;
    if (name == "serve"_L1)
        return serve(settings);
    if (name == "version"_L1) {
        print(stdout, u"letschatd "_s + QCoreApplication::applicationVersion());
        return 0;
    }
    if (name == "check-config"_L1) {
        print(stdout, u"The configuration is good."_s);
        return 0;
    }
    return fail(StartFault::Configuration,
                u"\"%1\" is not a command. There are serve, check-config and version."_s.arg(name));
}

} // namespace letschat::server
