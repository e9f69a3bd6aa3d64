#pragma once

namespace letschat::server {

class Api;
class BlockService;
class ConversationService;
class GroupService;
class MembershipService;

/// Binds the calls of protocol.md, 4.2. The services must outlive the Api's serving.
void bindConversations(Api &api, const ConversationService &conversations);
void bindGroups(Api &api, const GroupService &groups);
/// Those of 4.1 that change what members see of each other.
void bindBlocks(Api &api, const BlockService &blocks);
void bindMemberships(Api &api, const MembershipService &memberships);

} // namespace letschat::server
