#pragma once

namespace letschat::server {

class Api;
class ConversationService;

/// Binds the calls of protocol.md, 4.2. The service must outlive the Api's serving.
void bindConversations(Api &api, const ConversationService &conversations);

} // namespace letschat::server
