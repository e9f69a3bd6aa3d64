#pragma once

#include "core/timestamp.h"
#include "protocol/ids.h"

#include <QString>

namespace letschat::client {

/// A message that the user has sent and the server has not confirmed.
struct Draft
{
    enum class State { Sending, Failed };

    Nonce nonce;
    ConversationId conversationId;
    QString body;
    Timestamp writtenAt;
    State state = State::Sending;
    /// Why it failed, in words for the user.
    QString failureReason;
    /// Grows with every draft and every retry: the order in which they go out.
    qint64 order = 0;
};

} // namespace letschat::client
