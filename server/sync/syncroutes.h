#pragma once

namespace letschat::server {

class Api;
class SyncService;

/// Binds the call of protocol.md, 4.4. The service must outlive the Api's serving.
void bindSync(Api &api, const SyncService &sync);

} // namespace letschat::server
