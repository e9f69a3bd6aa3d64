#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <expected>
#include <optional>

namespace letschat::client {

/// What `--say` and its like ask for: a rehearsal of the whole program, for demonstrations and
/// checks before a release. The steps are taken in the order of the command line.
struct RehearsalScript
{
    struct Step
    {
        enum class Kind { Say, Expect };
        Kind kind = Kind::Say;
        QString text;
    };

    QList<Step> steps;
    /// Where to save a picture of the window after the last step; empty for nowhere.
    QString picture;
    bool exitWhenDone = false;

    bool isEmpty() const { return steps.isEmpty() && picture.isEmpty() && !exitWhenDone; }
};

/// How this run was started: the command line, then the environment (LETSCHAT_CLIENT_SERVER,
/// LETSCHAT_CLIENT_PROFILE, LETSCHAT_CLIENT_DATA_DIR), then the default.
struct Options
{
    /// Invalid where none was given: the remembered one counts.
    QUrl server;
    QString profile = QStringLiteral("default");
    /// Where everything of this profile is kept, but for the password store's entry.
    QString dataDir;
    /// A letschat: link to follow; it may lead nowhere.
    QUrl link;
    /// Signs in with this name, and a password that is read from standard input.
    QString signInName;
    RehearsalScript rehearsal;

    /// A sentence for standard error where the arguments are wrong; for `--help` and `--version`
    /// the text that was asked for, with isRefusal false.
    struct Stop
    {
        QString text;
        bool isRefusal = true;
    };
    static std::expected<Options, Stop> parse(const QStringList &arguments);
    /// Whatever begins like a link of ours, however broken; else nothing.
    static QUrl linkFrom(const QString &text);

    /// Where what belongs to this profile is kept.
    QString directory() const { return dataDir + u'/' + profile; }
};

} // namespace letschat::client
