#pragma once

#include <QDBusMessage>
#include <QProcess>
#include <QVariantList>

namespace letschat::test {

/// A service on a bus that is not there, by python-dbusmock, as a process of its own.
class DBusMock
{
public:
    /// By one of its templates, with parameters in JSON.
    static QStringList byTemplate(const QString &name, const QString &parameters = {});
    /// An object without anything yet.
    static QStringList bare(const QString &service, const QString &path);

    DBusMock(const QString &service, const QString &path, const QString &interface);
    ~DBusMock();

    /// Waits until the service is there.
    bool start(const QStringList &arguments);
    void stop();

    void addProperty(const QString &name, const QVariant &value);
    void setProperty(const QString &name, const QVariant &value);
    void addMethod(const QString &name, const QString &takes, const QString &gives,
                   const QString &code = {});
    /// As if the service emitted it.
    void emitSignal(const QString &name, const QString &signature, const QVariantList &arguments);
    /// The arguments of each call of this method, from the first on.
    QList<QVariantList> calls(const QString &method) const;

private:
    QDBusMessage ask(const QString &method, const QVariantList &arguments) const;

    QString service_;
    QString path_;
    QString interface_;
    QProcess process_;
};

} // namespace letschat::test
