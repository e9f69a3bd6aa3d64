#include "bus/bus.h"

namespace letschat::server {

Bus::Bus(Taker taker)
    : taker_(std::move(taker))
{}

void Bus::publish(const Delivery &delivery) const
{
    taker_(delivery);
}

} // namespace letschat::server
