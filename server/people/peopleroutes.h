#pragma once

namespace letschat::server {

class Api;
class Database;

/// Binds the calls of protocol.md, 4.1. Both must outlive the Api's serving.
void bindPeople(Api &api, Database &database);

} // namespace letschat::server
