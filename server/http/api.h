#pragma once

#include "http/requesthead.h"
#include "http/routes.h"

#include <variant>

namespace letschat::server {

/// Every call that the server answers, bound to what answers it. Filled by the composition root,
/// then shared by all I/O threads without a lock: nothing may be bound once the first request came.
class Api
{
public:
    /// `base`: what every path begins with. The socket opens below apiBase only.
    explicit Api(Authenticate authenticate, std::string_view base = apiBase);

    /// Path, query and body reach the handler decoded and checked, the token verified. What the
    /// handler refuses becomes its status here.
    template <class E>
    void on(Handler<E> handler)
    {
        routes_.add(bindEndpoint<E>(std::move(handler)));
    }

    /// What is bound, in the order of binding; for the API documents.
    const std::vector<std::unique_ptr<const Binding>> &bindings() const { return routes_.all(); }

    /// A request that may go on, its body to be read and then served. Views into the head.
    struct Admitted
    {
        const Binding *binding = nullptr;
        Parameters path;
        Caller caller;
    };
    /// A WebSocket handshake at its path.
    struct Upgrade
    {};
    using Admission = std::variant<Admitted, Upgrade, Response>;

    /// Decides by the head alone, before anything of the body is read, in the order of the
    /// contract: path (404), method (405), token (401), media type (415).
    Admission admit(const RequestHead &head) const;

    /// Where `GET` with `Upgrade: websocket` opens the socket (protocol.md, 5).
    static constexpr std::string_view socketPath = "/api/v1/ws";

private:
    Admission admitSocket(const RequestHead &head) const;
    Result<Caller> authenticate(const RequestHead &head) const;

    Authenticate authenticate_;
    const bool hasSocket_;
    Routes routes_;
};

} // namespace letschat::server
