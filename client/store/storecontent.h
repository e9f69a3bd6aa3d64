#pragma once

#include "store/conversationtable.h"
#include "store/messagetable.h"
#include "store/outboxtable.h"
#include "store/peopletable.h"
#include "store/records.h"
#include "store/sqlite.h"
#include "store/storechanges.h"
#include "store/stretchtable.h"

#include <functional>

namespace letschat::client {

/// The open file of one account, as the jobs of LocalStore see it. Throws SqliteError; the store's
/// thread.
class StoreContent
{
public:
    /// Opens the file or makes it, and brings it to the newest schema.
    StoreContent(const QString &file, UserId owner);

    UserId owner() const { return owner_; }
    Sqlite &sqlite() { return sqlite_; }
    ConversationTable &conversations() { return conversations_; }
    MessageTable &messages() { return messages_; }
    StretchTable &stretches() { return stretches_; }
    OutboxTable &outbox() { return outbox_; }
    PeopleTable &people() { return people_; }

    /// What is remembered under a name; empty where nothing is.
    QString remembered(const QString &name);
    void remember(const QString &name, const QString &value);

    /// Counts again what is unread, where everything that could be is held; else bounds the
    /// server's count by what is left.
    void recountUnread(qint64 conversation);
    void dropHistory(qint64 conversation);
    void dropConversation(qint64 conversation);
    /// Drops all but what is unsent.
    void clear();

    /// The newest messages, from the stretch that reaches to the end.
    HistoryPart newest(ConversationId conversation, int limit);
    /// Those before a message that is held; none where only the server has them.
    HistoryPart before(ConversationId conversation, qint64 seq, int limit);
    /// Those after a message that is held; none where only the server has them.
    HistoryPart after(ConversationId conversation, qint64 seq, int limit);
    /// At most `limit` messages from this place on, and half as many before it; none where only
    /// the server has what stands there.
    HistoryPart around(ConversationId conversation, qint64 seq, int limit);
    /// The place of the first message that counts as unread; where only the server knows which one
    /// that is, the place right after what was read; 0 when nothing is unread.
    qint64 firstUnread(ConversationId conversation);
    /// The messages from `first` to the newest.
    HistoryPart since(ConversationId conversation, qint64 first);

    /// With its profiles and its last message, as the models show it.
    std::optional<Conversation> shown(ConversationId conversation);
    QList<Conversation> allShown();
    /// Everything but the messages, for the start.
    StoreChanges everything();

private:
    qint64 endOfStretch(qint64 conversation);
    HistoryPart part(qint64 conversation, qint64 first, qint64 before, int limit);
    void addNewer(qint64 conversation, HistoryPart &part, qint64 after, int limit);
    void complete(Conversation &conversation, qint64 number,
                  const std::function<std::optional<Profile>(UserId)> &profileOf);

    Sqlite sqlite_;
    UserId owner_;
    ConversationTable conversations_{sqlite_};
    MessageTable messages_{sqlite_};
    StretchTable stretches_{sqlite_};
    OutboxTable outbox_{sqlite_};
    PeopleTable people_{sqlite_};
};

} // namespace letschat::client
