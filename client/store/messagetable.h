#pragma once

#include "protocol/messages.h"

#include <optional>

namespace letschat::client {

class Sqlite;

/// The messages that are held, with the search index over them, which changes with them. Throws
/// SqliteError; the store's thread.
class MessageTable
{
public:
    explicit MessageTable(Sqlite &sqlite)
        : sqlite_(sqlite)
    {}

    /// Stores a message, or what is newer of one that is held; false when nothing was newer. No
    /// other may be held at its place.
    bool put(qint64 conversation, const Message &message);
    /// The same, but only for a message that is held.
    bool update(const Message &message);
    std::optional<Message> find(MessageId id);
    bool holds(MessageId id);
    /// Which message is held at this place.
    std::optional<MessageId> idAt(qint64 conversation, qint64 seq);
    void remove(MessageId id);

    /// At most `limit` messages from `first` on and below `before`, the newest of those,
    /// ascending.
    QList<Message> page(qint64 conversation, qint64 first, qint64 before, int limit);
    /// At most `limit` messages above `after` and up to `last`, the oldest of those, ascending.
    QList<Message> pageAfter(qint64 conversation, qint64 after, qint64 last, int limit);
    /// The first message above `seq` that counts as unread for `reader`; 0 when none does.
    qint64 firstUnreadAfter(qint64 conversation, qint64 seq, UserId reader);
    /// How many of the messages above `seq` count as unread for `reader`, up to `limit`.
    int unreadAfter(qint64 conversation, qint64 seq, UserId reader, int limit);
    /// The newest messages that match, newest first: at most `limit` of all, or of those older
    /// than a message that is held. `query` is of indexQuery().
    QList<Message> search(const QString &query, int limit,
                          std::optional<MessageId> olderThan = std::nullopt);

    void drop(qint64 conversation);

private:
    void insert(qint64 conversation, const Message &message);
    void index(qint64 moment, const QString &body);
    void unindex(qint64 moment, const QString &body);
    QList<Message> read(class Rows &rows);

    Sqlite &sqlite_;
};

} // namespace letschat::client
