#include "bus/bus.h"

namespace letschat::server {

Bus::Bus(Taker taker, std::function<void()> missed)
    : taker_(std::move(taker))
    , missed_(std::move(missed))
{}

void Bus::noteMissed() const
{
    if (missed_)
        missed_();
}

void Bus::publish(const Delivery &delivery) const
{
    taker_(delivery);
}

} // namespace letschat::server
