#pragma once

#include "messages/messagelistmodel.h"
#include "network/apiclient.h"

#include <QObject>

namespace letschat::client {

class ConversationsPage;
class Outbox;
class Session;
class SyncEngine;

/// What the page of the open conversation talks to. Which one is open, ConversationsPage says.
class MessagesPage : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString conversationId READ conversationIdText NOTIFY conversationIdChanged)
    Q_PROPERTY(QString title READ title NOTIFY headerChanged)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY headerChanged)
    Q_PROPERTY(QString peerId READ peerIdText NOTIFY headerChanged)
    Q_PROPERTY(letschat::client::MessageListModel *model READ model CONSTANT)
    Q_PROPERTY(bool hasOlder READ hasOlder NOTIFY hasOlderChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(bool loadingOlder READ isLoadingOlder NOTIFY loadingOlderChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)
    Q_PROPERTY(int maxBodyLength READ maxBodyLength CONSTANT)

public:
    MessagesPage(ApiClient &api, SyncEngine &sync, Outbox &outbox, ConversationsPage &conversations,
                 PeopleStore &people, const Session &session, QObject *parent = nullptr);

    QString conversationIdText() const { return id_.isNull() ? QString() : id_.toString(); }
    QString title() const;
    /// "online" or when the other person was last seen; empty where that is not known.
    QString subtitle() const;
    QString peerIdText() const;
    MessageListModel *model() { return &model_; }
    bool hasOlder() const { return hasOlder_; }
    bool isLoading() const { return loading_; }
    bool isLoadingOlder() const { return loadingOlder_; }
    /// Words for the user when a page could not be fetched; else empty.
    QString error() const { return error_; }
    /// In Unicode code points (protocol.md, 2).
    int maxBodyLength() const { return messageBodyRule.max; }

    /// Puts a message on its way: its row is there when this returns. White space at its end is
    /// dropped; nothing happens, and false is returned, when nothing is left or it is too long.
    Q_INVOKABLE bool send(const QString &text);
    Q_INVOKABLE void retry(const QString &nonce);
    Q_INVOKABLE void discard(const QString &nonce);
    /// Fetches the next older page, unless one is under way or there is none.
    Q_INVOKABLE void loadOlder();
    /// Fetches the newest page again and merges it.
    Q_INVOKABLE void reload();
    Q_INVOKABLE void close();
    /// In Unicode code points, as the limit counts.
    Q_INVOKABLE int bodyLength(const QString &text) const;

Q_SIGNALS:
    void conversationIdChanged();
    void headerChanged();
    void hasOlderChanged();
    void loadingChanged();
    void loadingOlderChanged();
    void errorChanged();

private:
    void follow();
    void receive(const Message &message);
    QCoro::Task<> fetchNewest();
    QCoro::Task<> fetchOlder();
    QCoro::Task<> mergeNewest(MessagePage page);
    QCoro::Task<bool> fillHole(qint64 joined, qint64 first);
    void setHasOlder(bool hasOlder);
    void setLoading(bool loading);
    void setLoadingOlder(bool loading);
    void setError(const QString &error);

    ApiClient &api_;
    Outbox &outbox_;
    ConversationsPage &conversations_;
    PeopleStore &people_;
    const Session &session_;
    MessageListModel model_;
    ConversationId id_;
    QString error_;
    /// Grows each time another conversation is opened, so that a late answer is known for that.
    quint64 visit_ = 0;
    /// The newest page was merged since the conversation was opened.
    bool hasPage_ = false;
    bool hasOlder_ = false;
    bool loading_ = false;
    bool loadingOlder_ = false;
    bool reloadAgain_ = false;
};

} // namespace letschat::client
