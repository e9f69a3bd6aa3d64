#pragma once

#include "people/typingtimings.h"
#include "protocol/changes.h"
#include "protocol/signs.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace letschat::client {

class EventSource;

/// Who types where, as the events tell: until their message comes, until they stop or go offline,
/// or until nothing was heard of it for 3 s. GUI thread.
class TypingStore : public QObject
{
    Q_OBJECT

public:
    explicit TypingStore(const TypingTimings &timings = {}, QObject *parent = nullptr);

    /// Takes in what these events tell of typing, from now on.
    void follow(EventSource &events);
    /// In the order in which they began.
    QList<UserId> typingIn(ConversationId conversation) const;
    /// Nobody types as far as known: another user may come.
    void clear();

Q_SIGNALS:
    /// What typingIn() gives for this conversation is another list than before.
    void changed(letschat::ConversationId conversation);

private:
    struct Typist
    {
        UserId id;
        QDeadlineTimer ends;
    };

    void take(const TypingChanged &event);
    void take(const MessageNew &event);
    void take(const PresenceChanged &event);
    void take(const ConversationGone &event);
    void hear(ConversationId conversation, UserId user);
    void drop(ConversationId conversation, UserId user);
    template <class Condition>
    void dropWhere(Condition hasEnded);
    void awaitNextEnd();

    TypingTimings timings_;
    /// Without empty lists.
    QHash<ConversationId, QList<Typist>> typists_;
    /// Runs out with the first of all typists to end.
    QTimer nextEnd_;
};

} // namespace letschat::client
