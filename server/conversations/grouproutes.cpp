#include "conversations/blockservice.h"
#include "conversations/conversationroutes.h"
#include "conversations/groupservice.h"
#include "conversations/membershipservice.h"
#include "http/answer.h"
#include "http/api.h"
#include "protocol/blocks.h"

namespace letschat::server {

void bindGroups(Api &api, const GroupService &groups)
{
    api.on<RenameConversation>([&groups](Request<RenameConversation> request) {
        return answer(
            groups.rename(request.caller.userId, request.path.conversationId, request.body.title));
    });
    api.on<ListMembers>([&groups](Request<ListMembers> request) {
        return answer(
            groups.members(request.caller.userId, request.path.conversationId, request.query));
    });
    api.on<AddMembers>([&groups](Request<AddMembers> request) {
        return answer(
            groups.add(request.caller.userId, request.path.conversationId, request.body.userIds));
    });
    api.on<ChangeRole>([&groups](Request<ChangeRole> request) {
        return answer(groups.changeRole(request.caller.userId, request.path, request.body.role));
    });
    api.on<RemoveMember>([&groups](Request<RemoveMember> request) {
        return answerNothing(groups.remove(request.caller.userId, request.path));
    });
}

void bindBlocks(Api &api, const BlockService &blocks)
{
    api.on<Block>([&blocks](Request<Block> request) {
        return answerNothing(blocks.block(request.caller.userId, request.path.userId));
    });
    api.on<Unblock>([&blocks](Request<Unblock> request) {
        return answerNothing(blocks.unblock(request.caller.userId, request.path.userId));
    });
}

void bindMemberships(Api &api, const MembershipService &memberships)
{
    api.on<MarkRead>([&memberships](Request<MarkRead> request) {
        return answerNothing(memberships.markRead(request.caller.userId,
                                                  request.path.conversationId, request.body.seq));
    });
    api.on<Mute>([&memberships](Request<Mute> request) {
        return answerNothing(memberships.mute(request.caller.userId, request.path.conversationId,
                                              request.body.until));
    });
}

} // namespace letschat::server
