#pragma once

namespace letschat::server {

class AccountService;
class Api;

/// Binds the calls of protocol.md, 3. The service must outlive the Api's serving.
void bindAccounts(Api &api, const AccountService &accounts);

} // namespace letschat::server
