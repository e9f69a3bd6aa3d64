#pragma once

#include "engine/interleavings/ledger.h"
#include "engine/interleavings/rowmirror.h"
#include "engine/interleavings/schedule.h"
#include "support/device.h"

#include <QAbstractItemModelTester>

namespace letschat::test {

/// Plays one schedule: a server, the device, and what lies between them.
class Play
{
public:
    struct Manner
    {
        /// With Qt's own tester of models, which is slow.
        bool isThorough = false;
        /// Writes down what each step came to.
        bool isTold = false;
    };

    Play(Disk &disk, const Schedule &schedule, const Manner &manner);
    ~Play();
    Q_DISABLE_COPY_MOVE(Play)

    /// What went wrong first; empty where nothing did.
    QString run();
    const QStringList &told() const { return told_; }

private:
    void fail(const QString &fault);
    void tell(const QString &what);
    void makeServer();
    void writeHistory(ConversationId conversation, int count);
    void makeDevice();
    void dropDevice();
    void watchRequests();

    void checkSettled();
    void take(const Step &step);
    bool takeAtServer(const Step &step);
    bool takeAsUser(const Step &step);
    bool takeBetween(const Step &step);
    bool takeInside(const Step &step);
    void crash();
    void restore();
    void open(ConversationId id);
    void deliverEvent();
    void connectSocket();
    void cutSocket();
    void missMuch(const Step &step);
    void lose(const Step &step, bool isServed);

    client::HttpReply answer(const client::HttpRequest &request);
    void answerAll(bool withPages = true);
    /// Everything is delivered, until nothing is under way.
    void comeToRest();
    bool deliverAll(bool withPages = true);

    void checkEnd();
    void checkStore();
    void checkConversation(Conversation held, const Conversation &wanted, bool isCountable);
    void checkWindow(ConversationId id);
    void checkRow(const client::MessageRow &row, const Message &wanted);
    void checkOlder(ConversationId id);
    void checkNewer(ConversationId id);
    void checkFailedRows(ConversationId id);
    QList<client::Outgoing> outbox();

    ConversationId talkFor(quint32 number) const;
    std::optional<Message> messageFor(ConversationId talk, UserId sender, quint32 number) const;
    const client::MessageRow *rowFor(quint32 number) const;
    QString emojiFor(quint32 number) const;
    QString nextText(const char *prefix);
    void note(client::Outgoing::Kind kind, Nonce nonce, ConversationId talk,
              std::optional<MessageId> target, const QString &body);

    Disk &disk_;
    const Schedule &schedule_;
    const Manner manner_;
    QString fault_;
    QStringList told_;
    TickingClock clock_;
    int texts_ = 0;

    ModelServer server_;
    std::optional<ModelServer> backup_;
    UserId me_;
    UserId peer_;
    UserId third_;
    ConversationId direct_;
    ConversationId group_;
    ConversationId openTalk_;

    /// On their way to the device.
    std::deque<Event> events_;
    QList<Event> heard_;
    bool isConnected_ = false;
    bool owesHint_ = false;

    Ledger ledger_;
    QObject context_;
    std::unique_ptr<Device> device_;
    std::unique_ptr<RowMirror> mirror_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
};

} // namespace letschat::test
