#pragma once

namespace letschat::server {

class Api;
class MessageService;

/// Binds the calls of protocol.md, 4.3. The service must outlive the Api's serving.
void bindMessages(Api &api, const MessageService &messages);

} // namespace letschat::server
