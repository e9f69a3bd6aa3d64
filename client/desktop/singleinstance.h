#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace letschat::client {

/// What a second start hands to the program that runs already.
struct StartRequest
{
    /// A link to follow; mostly empty.
    QString link;
    /// Lets the window come to the front (the XDG activation protocol); empty where there is none.
    QString activationToken;
};

/// One running program for each directory: a lock file in it, and a socket beside it over which
/// only the same user's programs speak. GUI thread.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        /// This is the one that runs. Also where the directory cannot be written, in which case
        /// nothing can be agreed on.
        First,
        /// Another runs, and has taken the request.
        HandedOver,
        /// Another runs, and did not answer.
        Unanswered,
    };

    /// How long the other one may take to answer; it may be starting on a slow machine.
    static constexpr std::chrono::seconds patience{15};

    /// `directory` is made where it is not there.
    explicit SingleInstance(const QString &directory, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Waits until the one that is there has answered, or this is the one.
    Role claim(const StartRequest &request);
    /// True where another program holds the directory now.
    bool isTaken();

    /// What this process was started with, for a second window or another program.
    static QString activationToken();

Q_SIGNALS:
    void asked(const letschat::client::StartRequest &request);

private:
    bool lock();
    void listen();
    bool handOver(const StartRequest &request) const;
    void accept();
    void read(class QLocalSocket &peer);

    QString socket_;
    QLockFile lock_;
    QLocalServer server_;
};

} // namespace letschat::client
