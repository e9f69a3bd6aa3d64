#pragma once

#include "conversations/conversationlistmodel.h"
#include "network/apiclient.h"
#include "people/peoplesearchmodel.h"

#include <QSet>

namespace letschat::client {

class SyncEngine;

/// What the page with the list of conversations talks to: the list, the search for people, and
/// which conversation is open.
class ConversationsPage : public QObject
{
    Q_OBJECT
    Q_PROPERTY(letschat::client::ConversationListModel *model READ model CONSTANT)
    Q_PROPERTY(letschat::client::PeopleSearchModel *people READ people CONSTANT)
    Q_PROPERTY(QString currentId READ currentIdText NOTIFY currentIdChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)

public:
    ConversationsPage(ApiClient &api, SyncEngine &sync, PeopleStore &store, const Outbox &outbox,
                      const Session &session, QObject *parent = nullptr);

    ConversationListModel *model() { return &model_; }
    PeopleSearchModel *people() { return &people_; }
    ConversationId currentId() const { return currentId_; }
    QString currentIdText() const;
    bool isLoading() const { return loading_; }
    /// Words for the user when the list could not be fetched; else empty.
    QString error() const { return error_; }

    /// Opens a conversation; an empty or unknown id closes the open one.
    Q_INVOKABLE void open(const QString &conversationId);
    /// Opens the direct conversation with a person, which the server makes where there is none.
    Q_INVOKABLE void openDirect(const QString &userId);
    /// Fetches the list again and merges it.
    Q_INVOKABLE void reload();
    /// Forgets everything: another user may come.
    void clear();

Q_SIGNALS:
    void currentIdChanged();
    void loadingChanged();
    void errorChanged();

private:
    QCoro::Task<> fetchList();
    QCoro::Task<> fetchOne(ConversationId id);
    QCoro::Task<> fetchDirect(UserId user);
    void receive(const Message &message);
    void take(const Conversation &conversation);
    void setCurrent(ConversationId id);
    void setLoading(bool loading);
    void setError(const QString &error);

    ApiClient &api_;
    SyncEngine &sync_;
    PeopleStore &store_;
    ConversationListModel model_;
    PeopleSearchModel people_;
    ConversationId currentId_;
    QSet<ConversationId> fetching_;
    QString error_;
    bool loading_ = false;
    bool reloadAgain_ = false;
    /// Grows with clear(): an answer for the user before is dropped.
    quint64 life_ = 0;
};

} // namespace letschat::client
