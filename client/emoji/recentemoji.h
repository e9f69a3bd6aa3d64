#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>

namespace letschat::client {

/// The emoji used last, the newest first, kept in the profile's settings file. GUI thread.
class RecentEmoji : public QObject
{
    Q_OBJECT

public:
    static constexpr int most = 24;

    /// `file` is an INI file; it need not exist.
    explicit RecentEmoji(const QString &file, QObject *parent = nullptr);

    QStringList all() const;
    void use(const QString &text);

Q_SIGNALS:
    void changed();

private:
    QSettings file_;
};

} // namespace letschat::client
