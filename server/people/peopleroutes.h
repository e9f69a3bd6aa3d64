#pragma once

namespace letschat::server {

class Api;
class PeopleService;

/// Binds the calls of protocol.md, 4.1, but for blocking and the end of an account. The service
/// must outlive the Api's serving.
void bindPeople(Api &api, const PeopleService &people);

} // namespace letschat::server
