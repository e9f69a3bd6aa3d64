#pragma once

#include <QRect>
#include <QSettings>
#include <QUrl>

namespace letschat::client {

/// What one profile remembers between two runs, in a file of its own in the data directory.
class Settings
{
public:
    Settings(const QString &dataDir, const QString &profile)
        : file_(dataDir + u'/' + profile + QStringLiteral("/settings.ini"), QSettings::IniFormat)
    {}

    QUrl server() const { return QUrl(file_.value(serverKey()).toString()); }
    void setServer(const QUrl &server) { file_.setValue(serverKey(), server.toString()); }

    /// Place and size of the window: x, y, width, height; empty before the first run.
    QRect window() const { return file_.value(windowKey()).toRect(); }
    void setWindow(const QRect &window) { file_.setValue(windowKey(), window); }

private:
    static QString serverKey() { return QStringLiteral("server"); }
    static QString windowKey() { return QStringLiteral("window"); }

    QSettings file_;
};

} // namespace letschat::client
