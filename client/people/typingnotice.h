#pragma once

#include "people/typingtimings.h"
#include "protocol/ids.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace letschat::client {

/// What others are told of this user's typing, in the one conversation where they type: that they
/// do, at most every 2 s while the text changes, and once that they stopped, where it still shows.
/// GUI thread.
class TypingNotice : public QObject
{
    Q_OBJECT

public:
    explicit TypingNotice(const TypingTimings &timings = {}, QObject *parent = nullptr);

    /// The user changed the text. A draft that is put back is no change of theirs.
    void textChanged(ConversationId conversation, bool isEmpty);
    /// The text was sent.
    void sent(ConversationId conversation);
    /// The conversation is no longer the open one.
    void left(ConversationId conversation);

Q_SIGNALS:
    /// For Socket::sendTyping. Lost ones are not repeated: the next is due soon.
    void tell(letschat::ConversationId conversation, bool active);

private:
    void begin();
    void end();

    TypingTimings timings_;
    ConversationId conversation_;
    /// How long what was told of it shows to others; run out where they know of nothing.
    QDeadlineTimer shows_;
    /// When each conversation may be told again. The server drops what comes earlier, also where
    /// the end was told in between.
    QHash<ConversationId, QDeadlineTimer> quiet_;
    /// Runs while a change waits for its conversation to be told again.
    QTimer waiting_;
};

} // namespace letschat::client
