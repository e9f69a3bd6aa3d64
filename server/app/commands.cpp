#include "app/commands.h"

#include "app/administration.h"
#include "app/backup.h"
#include "app/commandline.h"
#include "app/doctor.h"
#include "app/log.h"
#include "app/say.h"
#include "app/server.h"
#include "http/tls.h"
#include "platform/eventloop.h"
#include "platform/servicemanager.h"
#include "platform/signals.h"

#include <QCoreApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

int serve(const Settings &settings)
{
    StopSignals signals_;
    Server server(settings);
    if (const auto started = server.start(); !started)
        return fail(started.error());
    QObject::connect(&signals_, &StopSignals::stopRequested, &server, [&server] {
        notifyStopping();
        server.stop();
    });
    QObject::connect(&server, &Server::stopped, qApp, &QCoreApplication::quit);
    print(stdout, u"letschatd ready on "_s + server.url());
    notifyReady();
    keepWatchdog(&server);
    return QCoreApplication::exec();
}

int checkConfig(const Settings &settings)
{
    const bool isOwn = settings.jwtSecretFile.isEmpty();
    const QString keyFile = isOwn ? settings.dataDir + u"/jwt-secret"_s : settings.jwtSecretFile;
    if (!isOwn || QFile::exists(keyFile)) {
        if (const auto keys = SigningKeys::load(keyFile, false); !keys)
            return fail({StartFault::Configuration, keys.error().detail});
    }
    if (!settings.tlsCertificate.isEmpty()) {
        if (const auto tls = loadTls(settings.tlsCertificate, settings.tlsKey); !tls)
            return fail({StartFault::Configuration, tls.error().detail});
    }
    print(stdout, u"The configuration is good."_s);
    return 0;
}

int run(const CommandLine &line, const Settings &settings)
{
    if (line.name == "serve"_L1)
        return serve(settings);
    if (line.name == "check-config"_L1)
        return checkConfig(settings);
    if (line.name == "migrate"_L1)
        return migrate(settings, line.switches.contains(u"status"_s));
    if (line.name == "doctor"_L1)
        return doctor(settings, line.flags.value(u"url"_s));
    if (line.name == "backup"_L1)
        return backup(settings, line.operand);
    if (line.name == "restore"_L1)
        return restore(settings, line.operand, line.switches.contains(u"force"_s));
    return administerUsers(settings, line);
}

} // namespace

int runCommand(int argc, char **argv)
{
    if (auto *dispatcher = makeEventDispatcher())
        QCoreApplication::setEventDispatcher(dispatcher);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"letschatd"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LETSCHAT_VERSION));
    const auto line = CommandLine::parse(application.arguments().mid(1));
    if (!line)
        return fail({StartFault::Configuration, line.error()});
    if (line->name == "help"_L1) {
        print(stdout, helpText().trimmed());
        return 0;
    }
    if (line->name == "version"_L1) {
        print(stdout, u"letschatd "_s + QCoreApplication::applicationVersion());
        return 0;
    }
    const auto loaded = Settings::read(line->settingFlags());
    if (!loaded)
        return fail({StartFault::Configuration, loaded.error()});
    installLog(loaded->settings.logFormat, loaded->settings.logLevel);
    for (const auto &warning : loaded->warnings)
        qWarning().noquote() << warning;
    return run(*line, loaded->settings);
}

} // namespace letschat::server
