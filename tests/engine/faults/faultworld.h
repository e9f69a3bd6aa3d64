#pragma once

#include "engine/faults/device.h"
#include "support/restclient.h"
#include "support/serverprocess.h"

#include <QTemporaryDir>

#include <vector>

namespace letschat::tests {

/// A real server, two people, and three devices of theirs: each talks to the server through a
/// connection that can be made to fail in every way. Remembers what was written, so that it can say
/// whether all of it is everywhere, once, and in one order.
class FaultWorld
{
public:
    /// False when the server does not start or the accounts cannot be made.
    bool start();

    ServerProcess &server() { return server_; }
    std::vector<std::unique_ptr<Device>> &devices() { return devices_; }
    void setLive(bool live);

    /// A fresh conversation of the two, open on all devices.
    bool beginRound();
    /// A text that was not written before.
    void write(Device &device);
    /// Edits the newest message that this device wrote, where the server has it.
    void edit(Device &device);
    /// Reacts to the newest message, and reads up to it.
    void answer(Device &device);

    /// In the middle of all; returns when it runs again.
    bool killServer();
    /// The same for its PostgreSQL, which the server starts again.
    bool killPostgres();
    void startAgain(Device &device);

    /// Until every device has sent all that it has. False when that takes too long.
    bool waitUntilSent();
    /// Waits until all devices are like the server; then what is wrong, or nothing.
    QString settle();

    int faultCount() const;
    /// What was done, in a few lines.
    QString report() const;

private:
    struct Written
    {
        Nonce nonce;
        const Device *device;
        QString body;
    };

    std::optional<Account> signUp(const QString &name);
    RestReply ask(RestClient &client, const QString &path);
    std::optional<Conversation> conversationFor(const Account &account);
    QString waitForAll();
    std::optional<QList<Message>> serverMessages();
    QString compareWithWritten(const QList<Message> &messages) const;
    QString compareStore(Device &device, const QList<Message> &messages);
    QString compareWindow(Device &device, const QList<Message> &messages) const;
    QString comparePlace(Device &device);

    QTemporaryDir dir_;
    ServerProcess server_;
    std::vector<Account> people_;
    std::vector<std::unique_ptr<Device>> devices_;
    ConversationId conversation_;
    QList<Written> written_;
    int writtenCount_ = 0;
    int comparisons_ = 0;
    std::map<QString, int> otherFaults_;
};

} // namespace letschat::tests
