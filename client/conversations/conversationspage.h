#pragma once

#include "conversations/conversationlistmodel.h"
#include "conversations/messagesearchmodel.h"
#include "network/apiclient.h"
#include "people/peoplesearchmodel.h"

#include <QObject>

namespace letschat::client {

class SyncEngine;

/// What the page with the list of conversations talks to: the list, the search for people and for
/// messages, and which conversation is open.
class ConversationsPage : public QObject
{
    Q_OBJECT
    Q_PROPERTY(letschat::client::ConversationListModel *model READ model CONSTANT)
    Q_PROPERTY(letschat::client::PeopleSearchModel *people READ people CONSTANT)
    Q_PROPERTY(letschat::client::MessageSearchModel *messages READ messages CONSTANT)
    Q_PROPERTY(QString currentId READ currentIdText NOTIFY currentIdChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)

public:
    ConversationsPage(ApiClient &api, SyncEngine &sync, PeopleStore &people, Outbox &outbox,
                      const ConversationListModel::Sources &sources, QObject *parent = nullptr);

    ConversationListModel *model() { return &model_; }
    PeopleSearchModel *people() { return &people_; }
    MessageSearchModel *messages() { return &messages_; }
    ConversationId currentId() const { return currentId_; }
    QString currentIdText() const;
    /// Nothing is there to show yet, and the server is being asked.
    bool isLoading() const;
    /// Words for the user when something could not be fetched; else empty.
    QString error() const { return error_; }

    /// Opens a conversation; an empty or unknown id closes the open one.
    Q_INVOKABLE void open(const QString &conversationId);
    /// Opens it at one of its messages, by that message's `seq`.
    Q_INVOKABLE void openAt(const QString &conversationId, qint64 place);
    /// Opens the next one in the list (`step` 1) or the one before (-1). Of those with something
    /// unread, it goes on from the other end; of all, it stays where there is none.
    Q_INVOKABLE void openNext(int step, bool unreadOnly);
    /// Everything in it was read.
    Q_INVOKABLE void markRead(const QString &conversationId);
    /// Until it is unmuted. The list shows it once the server has told all devices.
    Q_INVOKABLE void mute(const QString &conversationId, bool on);
    /// Opens the direct conversation with a person, which the server makes where there is none.
    Q_INVOKABLE void openDirect(const QString &userId);
    /// Opens what the server has just made or given, once the store has it.
    void openNew(const Conversation &conversation);
    /// Asks the server again for what was missed.
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void currentIdChanged();
    void loadingChanged();
    void errorChanged();
    /// A message of the open conversation is to be shown, by its `seq`.
    void placeWanted(letschat::ConversationId conversation, qint64 place);

private:
    QCoro::Task<> setMuted(ConversationId id, bool on);
    QCoro::Task<> fetchDirect(UserId user);
    void follow(const StoreChanges &changes);
    void setCurrent(ConversationId id);
    void setError(const QString &error);
    void clear();

    ApiClient &api_;
    SyncEngine &sync_;
    Outbox &outbox_;
    ConversationListModel model_;
    PeopleSearchModel people_;
    MessageSearchModel messages_;
    ConversationId currentId_;
    /// To be opened once the store has it.
    ConversationId awaited_;
    QString error_;
    /// Grows with clear(): an answer for the user before is dropped.
    quint64 life_ = 0;
};

} // namespace letschat::client
