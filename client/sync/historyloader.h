#pragma once

#include "network/apiclient.h"
#include "store/localstore.h"

#include <QHash>
#include <QObject>

#include <list>

namespace letschat::client {

/// Brings older history: from the store where it is held, else from the server and into the store.
///
/// A page that is on its way may be older than changes that come meanwhile. Of a message that is
/// not held, such a change moves only its number and is not stored, so it is kept beside the page
/// here, and the newer of both is stored. GUI thread.
class HistoryLoader : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        HistoryPart part;
        /// Why the server's part is missing.
        std::optional<ApiError> error;
    };

    HistoryLoader(ApiClient &api, LocalStore &store, QObject *parent = nullptr);

    /// The messages right before `seq`, at most `limit` (up to 100) of them.
    QCoro::Task<Answer> before(ConversationId conversation, qint64 seq, int limit);
    /// Makes the store hold the messages around `seq`; an error where it could not be done.
    QCoro::Task<std::optional<ApiError>> bringAround(ConversationId conversation, qint64 seq);

    /// Events and syncs tell what changes, before they store it.
    void noteChanged(const Message &message);
    /// What is on its way for this conversation is not to be stored.
    void noteDropped(ConversationId conversation);
    void noteAllDropped();

private:
    struct Fetch
    {
        ConversationId conversation;
        QHash<MessageId, Message> strays;
        /// The history was dropped since.
        bool isStale = false;
    };

    QCoro::Task<std::optional<ApiError>> fetch(Call<GetMessages> call);
    QCoro::Task<StoreResult<bool>> keep(std::shared_ptr<Fetch> fetch, QList<Message> page);

    ApiClient &api_;
    LocalStore &store_;
    std::list<std::shared_ptr<Fetch>> fetches_;
    /// Counts the stores.
    quint64 life_ = 0;
};

} // namespace letschat::client
