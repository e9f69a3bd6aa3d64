#pragma once

#include "conversations/snippet.h"
#include "protocol/messages.h"
#include "store/storechanges.h"

#include <QAbstractListModel>
#include <QCoroTask>
#include <QTimer>

namespace letschat::client {

class ConversationListModel;
class LocalStore;
class PeopleStore;
class Session;

/// Messages of this device that have every word that is typed, newest first; more come as a view
/// asks for them. Asks the store's index once the typing has paused; an answer to an older question
/// is dropped. Follows the store while something is found. Works without a connection. GUI thread.
class MessageSearchModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)

public:
    enum Role {
        MessageIdRole = Qt::UserRole,
        ConversationIdRole,
        PlaceRole,
        NameRole,
        PeerIdRole,
        SenderRole,
        IsOwnRole,
        TimeRole,
        SnippetRole,
        PlainSnippetRole,
    };
    Q_ENUM(Role)

    static constexpr std::chrono::milliseconds defaultPause{120};
    static constexpr int pageSize = 30;

    struct Sources
    {
        LocalStore &store;
        const ConversationListModel &conversations;
        const PeopleStore &people;
        const Session &session;
    };

    /// `pause` is how long typing has to rest.
    explicit MessageSearchModel(const Sources &sources, QObject *parent = nullptr,
                                std::chrono::milliseconds pause = defaultPause);

    QString query() const { return query_; }
    void setQuery(const QString &query);
    /// From the first character on, until the answer is there.
    bool isBusy() const { return busy_; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void queryChanged();
    void busyChanged();

private:
    struct Found
    {
        Message message;
        Snippet snippet;
    };

    QCoro::Task<> search(int limit);
    QCoro::Task<> searchOlder();
    auto look(int limit, std::optional<MessageId> olderThan) const;
    void show(const QList<Found> &found);
    void follow(const StoreChanges &changes);
    void renameAll();
    void setBusy(bool busy);

    Sources from_;
    QList<Found> rows_;
    QString query_;
    /// For the index; empty for nothing.
    QString wanted_;
    QTimer pausing_;
    /// Something may be found anew: the store has changed.
    QTimer refreshing_;
    /// Grows with every question.
    quint64 question_ = 0;
    bool busy_ = false;
    bool hasMore_ = false;
    bool isFetchingMore_ = false;
};

} // namespace letschat::client
