#pragma once

#include "store/localstore.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <qcorotask.h>

namespace letschat::client {

/// What an answer shows of the message that it answers.
struct Quote
{
    /// In characters; no more of it is ever in sight.
    static constexpr int mostLength = 200;

    qint64 seq = 0;
    UserId senderId;
    /// In one line, and cut.
    QString body;
    bool isDeleted = false;

    static QString excerpt(const QString &body);
    friend bool operator==(const Quote &, const Quote &) = default;
};

/// The messages that others answer, wherever in the history they lie: looked up in the store when
/// somebody asks for one, and kept up to date from then on. GUI thread.
class QuotedMessages : public QObject
{
    Q_OBJECT

public:
    explicit QuotedMessages(LocalStore &store, QObject *parent = nullptr);

    /// Null where it is not known: it is looked up each time, and changed() follows if it is in the
    /// store, or once somebody writes or changes it. Valid until the next event.
    const Quote *find(MessageId id);

Q_SIGNALS:
    void changed(letschat::MessageId id);

private:
    QCoro::Task<> look();
    void take(const StoreChanges &changes);
    void put(const Message &message);

    LocalStore &store_;
    QHash<MessageId, Quote> found_;
    /// Asked for, and not found so far.
    QSet<MessageId> missing_;
    /// Those that the store is asked for next.
    QList<MessageId> wanted_;
};

} // namespace letschat::client
