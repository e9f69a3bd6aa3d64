#pragma once

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <expected>

namespace letschat::server {

/// What was asked for: `letschatd [COMMAND [SUB-COMMAND] [OPERAND]] [--flag value …]`.
struct CommandLine
{
    QString name = QStringLiteral("serve");
    QString subCommand; ///< of `user`
    QString operand;    ///< the username of most `user` commands
    /// `--name value`, without the dashes: settings, and the command's own.
    QMap<QString, QString> flags;
    /// `--status`: flags without a value.
    QSet<QString> switches;

    /// Flags that are settings, or `config`.
    QMap<QString, QString> settingFlags() const;

    /// The problem is one sentence that names what is not known, with its nearest neighbour.
    static std::expected<CommandLine, QString> parse(const QStringList &arguments);
};

/// The text of `letschatd --help`: every command, and every setting with its default.
QString helpText();

} // namespace letschat::server
