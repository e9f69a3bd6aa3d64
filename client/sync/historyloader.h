#pragma once

#include "network/apiclient.h"
#include "store/localstore.h"

#include <QObject>

#include <functional>
#include <list>
#include <variant>

namespace letschat::client {

/// Why a part of a history is not there: the server did not give it, or the store on this device
/// can neither be read nor keep it.
using HistoryFault = std::variant<ApiError, StoreFault>;

/// Brings parts of a history: from the store where they are held, else from the server and into
/// the store.
/// Changes that come while a page is on its way are stored whether or not their message is held,
/// and the newer of both stays; only where a history is dropped meanwhile is its page asked for
/// anew. GUI thread.
class HistoryLoader : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        HistoryPart part;
        /// With this, the part tells nothing about how far the history goes.
        std::optional<HistoryFault> fault;
    };

    HistoryLoader(ApiClient &api, LocalStore &store, QObject *parent = nullptr);

    /// The messages right before `seq`, at most `limit` (up to 100) of them.
    QCoro::Task<Answer> before(ConversationId conversation, qint64 seq, int limit);
    /// Those right after it.
    QCoro::Task<Answer> after(ConversationId conversation, qint64 seq, int limit);
    /// At most `limit` messages from this place on, and half as many before it.
    QCoro::Task<Answer> around(ConversationId conversation, qint64 seq, int limit);
    /// What is on its way for this conversation is not to be stored.
    void noteDropped(ConversationId conversation);

private:
    struct Fetch
    {
        ConversationId conversation;
        /// The history was dropped since.
        bool isStale = false;
    };

    using Look = std::function<HistoryPart(StoreContent &)>;

    QCoro::Task<Answer> bring(Look look, Call<GetMessages> call);
    void noteAllDropped();
    QCoro::Task<std::optional<HistoryFault>> fetch(Call<GetMessages> call);
    QCoro::Task<StoreResult<bool>> keep(ConversationId conversation, QList<Message> page);

    ApiClient &api_;
    LocalStore &store_;
    std::list<std::shared_ptr<Fetch>> fetches_;
    /// Counts the stores.
    quint64 life_ = 0;
};

} // namespace letschat::client
