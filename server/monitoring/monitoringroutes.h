#pragma once

namespace letschat::server {

class Api;
class Bus;
class Database;
class Metrics;

/// Binds what tells whether the server lives and can work: protocol.md, 4.5. What is given must
/// outlive the Api's serving.
void bindHealth(Api &api, Database &database, const Bus &bus);
/// The same and `/metrics`, for the address of the administrator.
void bindAdministration(Api &api, Database &database, const Bus &bus, const Metrics &metrics);

} // namespace letschat::server
