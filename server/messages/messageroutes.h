#pragma once

namespace letschat::server {

class Api;
class MessageService;
class RateLimiter;

/// Binds the calls of protocol.md, 4.3. The service must outlive the Api's serving.
void bindMessages(Api &api, const MessageService &messages, RateLimiter &limiter);

} // namespace letschat::server
