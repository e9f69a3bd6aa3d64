#pragma once

#include "protocol/sync.h"
#include "support/modelserverstate.h"

namespace letschat::test {

/// How much a ModelServer gives at once; the contract's numbers unless a test wants small ones.
/// A reply must hold the newest messages of one conversation.
struct ModelLimits
{
    int syncConversations = SyncReply::mostConversations;
    int syncMessages = SyncReply::mostMessages;
    int newestMessages = SyncReply::newestMessages;
    qint64 changesBehind = SyncReply::mostChangesBehind;
    int syncUsers = SyncReply::mostUsers;
};

/// Puts the answer of one POST /sync together: protocol.md, 4.4.
class ModelSync
{
public:
    ModelSync(const ModelState &state, const ModelLimits &limits, UserId viewer,
              const SyncRequest &request);

    Result<SyncReply> make();

private:
    QList<const ModelTalk *> differing() const;
    void place(const ModelTalk &talk);
    void placeChanges(const ModelTalk &talk, qint64 since);
    void placeNewest(const ModelTalk &talk, bool isHeld);
    Result<void> addUsers();
    void addSenders();
    bool isSharedWithViewer(UserId user) const;

    const ModelState &state_;
    const ModelLimits &limits_;
    UserId viewer_;
    const SyncRequest &request_;
    SyncReply reply_;
};

} // namespace letschat::test
