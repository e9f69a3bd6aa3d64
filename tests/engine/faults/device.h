#pragma once

#include "engine/faults/engine.h"
#include "messages/messagewindow.h"
#include "support/faultproxy.h"

namespace letschat::tests {

/// A device of somebody: an engine and a window over one conversation, and a bad connection between
/// it and the server.
class Device : public QObject
{
    Q_OBJECT

public:
    Device(const QString &name, const Account &account, const QUrl &server, const QString &file);
    ~Device() override;

    const QString &name() const { return name_; }
    const Account &account() const { return account_; }
    FaultProxy &proxy() { return proxy_; }
    Engine &engine() { return *engine_; }
    client::MessageWindow &window() { return *window_; }

    void open(ConversationId conversation);
    Nonce write(const QString &body);
    void edit(MessageId message, const QString &body);
    void react(MessageId message, const QString &emoji, bool on);
    /// The program ends in the middle of all, and starts again over the same store.
    void startAgain();
    /// Whether what waits is tried again at once, or when its time has come.
    void setHurrying(bool hurrying);

    /// Nothing is on its way to the store or to the server.
    bool isDone() const { return unsent() == 0; }
    qsizetype unsent() const;
    /// The change up to which the conversation is held; nothing where it is not.
    std::optional<qint64> heldChange();
    /// Brings the whole history into window and store. False when it did not come.
    bool scrollToTheBeginning();

private:
    void noteStored();

    QString name_;
    Account account_;
    QString file_;
    ConversationId conversation_;
    FaultProxy proxy_;
    PasswordTokens tokens_;
    std::unique_ptr<Engine> engine_;
    std::unique_ptr<client::MessageWindow> window_;
    /// Given to the outbox, and not stored yet.
    QSet<Nonce> given_;
    QTimer hurry_;
};

} // namespace letschat::tests
