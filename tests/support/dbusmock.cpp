#include "support/dbusmock.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusVariant>
#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

const auto mockInterface = u"org.freedesktop.DBus.Mock"_s;

} // namespace

QStringList DBusMock::byTemplate(const QString &name, const QString &parameters)
{
    QStringList arguments{u"--template"_s, name};
    if (!parameters.isEmpty())
        arguments += {u"--parameters"_s, parameters};
    return arguments;
}

QStringList DBusMock::bare(const QString &service, const QString &path)
{
    return {service, path, service};
}

DBusMock::DBusMock(const QString &service, const QString &path, const QString &interface)
    : service_(service)
    , path_(path)
    , interface_(interface)
{}

DBusMock::~DBusMock()
{
    stop();
}

bool DBusMock::start(const QStringList &arguments)
{
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process_.setStandardOutputFile(QProcess::nullDevice());
    process_.start(u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"dbusmock"_s} + arguments);
    const auto *bus = QDBusConnection::sessionBus().interface();
    return QTest::qWaitFor([&] { return bus->isServiceRegistered(service_).value(); }, 20'000);
}

void DBusMock::stop()
{
    process_.kill();
    process_.waitForFinished();
}

QDBusMessage DBusMock::ask(const QString &method, const QVariantList &arguments) const
{
    auto call = QDBusMessage::createMethodCall(service_, path_, mockInterface, method);
    call.setArguments(arguments);
    return QDBusConnection::sessionBus().call(call);
}

void DBusMock::addProperty(const QString &name, const QVariant &value)
{
    ask(u"AddProperty"_s, {interface_, name, QVariant::fromValue(QDBusVariant(value))});
}

void DBusMock::setProperty(const QString &name, const QVariant &value)
{
    ask(u"UpdateProperties"_s, {interface_, QVariantMap{{name, value}}});
}

void DBusMock::addMethod(const QString &name, const QString &takes, const QString &gives,
                         const QString &code)
{
    ask(u"AddMethod"_s, {interface_, name, takes, gives, code});
}

void DBusMock::emitSignal(const QString &name, const QString &signature,
                          const QVariantList &arguments)
{
    ask(u"EmitSignal"_s, {interface_, name, signature, arguments});
}

QList<QVariantList> DBusMock::calls(const QString &method) const
{
    const auto reply = ask(u"GetMethodCalls"_s, {method});
    QList<QVariantList> found;
    const auto rows = reply.arguments().value(0).value<QDBusArgument>();
    rows.beginArray();
    while (!rows.atEnd()) {
        quint64 moment = 0;
        QVariantList arguments;
        rows.beginStructure();
        rows >> moment >> arguments;
        rows.endStructure();
        found.append(arguments);
    }
    rows.endArray();
    return found;
}

} // namespace letschat::test
