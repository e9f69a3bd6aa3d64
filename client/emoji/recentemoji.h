#pragma once

#include <QSettings>
#include <QStringList>

namespace letschat::client {

/// The emoji used last, the newest first, kept in the profile's settings file. GUI thread.
class RecentEmoji
{
public:
    static constexpr int most = 24;

    /// `file` is an INI file; it need not exist.
    explicit RecentEmoji(const QString &file);

    QStringList all() const;
    void use(const QString &text);
    void clear();

private:
    QSettings file_;
};

} // namespace letschat::client
