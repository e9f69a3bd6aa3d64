#pragma once

#include "bus/bus.h"
#include "bus/presenceleases.h"

namespace letschat::server {

/// The bus of a server that is one process.
class LocalBus final : public Bus
{
public:
    using Bus::Bus;

    PresenceLeases &leases() override { return leases_; }

private:
    PresenceLeases leases_;
};

} // namespace letschat::server
