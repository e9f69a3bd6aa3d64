#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>

#include <expected>
#include <functional>

namespace letschat::server {

/// PostgreSQL's own programs at work on one database: those of its version, else the newest that
/// are installed. Blocks until they are done, however long that takes. The problem is a sentence
/// with what the program said.
class PostgresTools
{
public:
    /// `url` in libpq's form; `version` the major one of the server ("15").
    PostgresTools(QString url, QString version)
        : url_(std::move(url))
        , version_(std::move(version))
    {}

    using Outcome = std::expected<void, QString>;
    /// Takes the next part of what pg_dump writes; false ends it.
    using Take = std::function<bool(const QByteArray &)>;
    /// Gives the next part of what pg_restore reads; empty at the end.
    using Give = std::function<QByteArray()>;

    /// All of the database, at one moment, in pg_dump's custom format. Others may go on working.
    Outcome dump(const Take &take) const;

    /// Runs `before`, what the dump holds, and `after` in one transaction, and commits it only when
    /// all of it succeeded. Both are SQL.
    Outcome restore(const Give &give, const QByteArray &before, const QByteArray &after) const;

private:
    std::expected<QString, QString> find(const QString &name) const;
    void prepare(QProcess &process) const;
    QStringList access() const;

    QString url_;
    QString version_;
};

} // namespace letschat::server
