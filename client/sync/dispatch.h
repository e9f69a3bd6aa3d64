#pragma once

#include "network/apiclient.h"
#include "store/storecontent.h"

namespace letschat::client {

/// The call that an outgoing thing stands for. Gives the message where the server answers with one.
/// GUI thread.
QCoro::Task<ApiResult<std::optional<Message>>> dispatch(ApiClient &api, Outgoing outgoing);

/// Whether what is sent was the draft of its conversation, or came from beside it.
enum class TextSource { Draft, Elsewhere };

// What becomes of it in the store. Throw SqliteError; the store's thread.

/// Takes it in as the newest, with what it does here at once; what was the draft is none any more.
/// False for a read mark that says nothing new.
bool recordGiven(StoreContent &content, StoreChanges &changes, Outgoing outgoing,
                 TextSource source = TextSource::Draft);
/// The server has it. `seenChangeSeq` is the change number of its message when it was sent: what it
/// does to the message stays on show until the message was seen to change.
void recordDone(StoreContent &content, StoreChanges &changes, const Outgoing &sent,
                const std::optional<Message> &answer, qint64 seenChangeSeq);
void recordRefused(StoreContent &content, StoreChanges &changes, const Outgoing &sent,
                   ProblemCode code);
void recordRetried(StoreContent &content, StoreChanges &changes, Nonce nonce);
/// Only of what was refused.
void recordDiscarded(StoreContent &content, StoreChanges &changes, Nonce nonce);

} // namespace letschat::client
