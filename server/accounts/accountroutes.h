#pragma once

namespace letschat::server {

class AccountService;
class Api;
class SessionService;

/// Binds the calls of protocol.md, 3, and the end of an account (4.1). The services must outlive
/// the Api's serving.
void bindAccounts(Api &api, const AccountService &accounts);
void bindSessions(Api &api, const SessionService &sessions);

} // namespace letschat::server
