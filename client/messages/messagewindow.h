#pragma once

#include "messages/messagelistmodel.h"
#include "messages/quotedmessages.h"
#include "network/apierror.h"
#include "store/localstore.h"

#include <QObject>
#include <qcorotask.h>

namespace letschat::client {

class HistoryLoader;

/// Shows one conversation of the store in a MessageListModel: from the newest message down to where
/// someone has scrolled, without a hole. What the store tells to have changed is followed; older
/// pages are appended when they are asked for. GUI thread.
class MessageWindow : public QObject
{
    Q_OBJECT

public:
    static constexpr int pageSize = 50;

    MessageWindow(LocalStore &store, HistoryLoader &history, const PeopleStore &people,
                  QObject *parent = nullptr);
    /// How many messages a page has, from the next one on; up to 100.
    void setPageSize(int size) { size_ = size; }

    /// Turns to a conversation; a null id turns to none.
    void open(ConversationId id, UserId self);
    ConversationId conversation() const { return id_; }
    MessageListModel &model() { return model_; }
    const MessageListModel &model() const { return model_; }
    /// Messages that others answer, also where they are not in the model.
    const QuotedMessages &quoted() const { return quoted_; }

    bool hasOlder() const { return hasOlder_; }
    /// The first page is on its way from the store.
    bool isLoading() const { return !id_.isNull() && !hasPage_; }
    bool isLoadingOlder() const { return loadingOlder_; }
    /// Why the server's part of the history is not there.
    const std::optional<ApiError> &error() const { return error_; }

    /// Appends the next older page, unless one is under way or there is none.
    void loadOlder();

Q_SIGNALS:
    void hasOlderChanged();
    void loadingChanged();
    void loadingOlderChanged();
    void errorChanged();

private:
    QCoro::Task<> readNewest();
    QCoro::Task<> readOlder();
    void take(const StoreChanges &changes);
    void takeMessages(const QList<Message> &messages);
    void take(const Conversation &conversation);
    void showOutgoing();
    void showOperations(MessageId id);
    void show(const Outgoing &outgoing);
    void setHasOlder(bool hasOlder);
    void setLoadingOlder(bool loading);
    void setError(const std::optional<ApiError> &error);
    void forget();

    LocalStore &store_;
    HistoryLoader &history_;
    QuotedMessages quoted_;
    MessageListModel model_;
    ConversationId id_;
    UserId self_;
    /// What is on its way, so that a part of it finds its place when older pages come.
    QHash<Nonce, Outgoing> outgoing_;
    std::optional<ApiError> error_;
    int size_ = pageSize;
    /// Grows each time another conversation is opened or its history dropped, so that a late page
    /// is known for that.
    quint64 visit_ = 0;
    bool hasPage_ = false;
    bool hasOlder_ = false;
    bool loadingOlder_ = false;
};

} // namespace letschat::client
