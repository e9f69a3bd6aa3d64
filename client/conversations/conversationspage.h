#pragma once

#include "conversations/conversationlistmodel.h"
#include "network/apiclient.h"
#include "people/peoplesearchmodel.h"

#include <QObject>

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
    ConversationsPage(ApiClient &api, SyncEngine &sync, PeopleStore &people,
                      const ConversationListModel::Sources &sources, QObject *parent = nullptr);

    ConversationListModel *model() { return &model_; }
    PeopleSearchModel *people() { return &people_; }
    ConversationId currentId() const { return currentId_; }
    QString currentIdText() const;
    /// Nothing is there to show yet, and the server is being asked.
    bool isLoading() const;
    /// Words for the user when something could not be fetched; else empty.
    QString error() const { return error_; }

    /// Opens a conversation; an empty or unknown id closes the open one.
    Q_INVOKABLE void open(const QString &conversationId);
    /// Opens the direct conversation with a person, which the server makes where there is none.
    Q_INVOKABLE void openDirect(const QString &userId);
    /// Asks the server again for what was missed.
    Q_INVOKABLE void reload();

Q_SIGNALS:
    void currentIdChanged();
    void loadingChanged();
    void errorChanged();

private:
    QCoro::Task<> fetchDirect(UserId user);
    void follow(const StoreChanges &changes);
    void setCurrent(ConversationId id);
    void setError(const QString &error);
    void clear();

    ApiClient &api_;
    SyncEngine &sync_;
    ConversationListModel model_;
    PeopleSearchModel people_;
    ConversationId currentId_;
    /// To be opened once the store has it.
    ConversationId awaited_;
    QString error_;
    /// Grows with clear(): an answer for the user before is dropped.
    quint64 life_ = 0;
};

} // namespace letschat::client
