#include "engine/faults/faultstorm.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace letschat::tests {

FaultStorm::FaultStorm(FaultWorld &world, quint32 seed)
    : world_(world)
    , random_(seed)
{}

QString FaultStorm::blow(int faults)
{
    const auto last = world_.faultCount() + faults;
    nextKill_ = world_.faultCount() + killsEvery_;
    while (world_.faultCount() < last) {
        for (const auto &device : world_.devices())
            step(*device);
        QTest::qWait(2);
        if (killsEvery_ > 0 && world_.faultCount() >= nextKill_ && !kill())
            return u"the server did not start again: "_s + world_.server().errorOutput();
    }
    return world_.settle();
}

bool FaultStorm::kill()
{
    nextKill_ = world_.faultCount() + killsEvery_;
    return random_.bounded(2) == 0 ? world_.killServer() : world_.killPostgres();
}

/// The next fault of a device, and something for it to strike.
void FaultStorm::step(Device &device)
{
    auto &since = since_[&device];
    auto &outbox = device.engine().outbox;
    if (device.proxy().pending() > 0 && since.isValid() && since.elapsed() > 2000)
        device.proxy().lift();
    if (device.proxy().pending() > 0 || outbox.waitingCount() > 8)
        return;
    since.start();
    const auto fault = anyFault();
    device.proxy().plan(fault);
    if (!fault.when.startsWith("POST /api/v1/conversations"))
        device.proxy().breakAll();
    const auto dice = random_.bounded(100);
    if (dice < 2)
        world_.startAgain(device);
    else if (dice < 4)
        device.engine().setLive(!device.engine().isLive());
    else if (dice < 15)
        world_.edit(device);
    else if (dice < 25)
        world_.answer(device);
    world_.write(device);
}

Fault FaultStorm::anyFault()
{
    using Kind = Fault::Kind;
    constexpr std::array kinds{Kind::Drop,       Kind::DelayRequest, Kind::DelayReply,
                               Kind::CutRequest, Kind::CutRequest,   Kind::CutReply,
                               Kind::CutReply,   Kind::ResetReply,   Kind::Duplicate};
    Fault fault;
    fault.kind = kinds[size_t(random_.bounded(int(kinds.size())))];
    // Costly: each lasts until the client loses patience.
    if (random_.bounded(50) == 0)
        fault.kind = random_.bounded(2) == 0 ? Kind::HalveRequest : Kind::HalveReply;
    fault.delay = std::chrono::milliseconds(random_.bounded(40));
    fault.at = random_.bounded(900);
    const auto dice = random_.bounded(100);
    if (dice < 70)
        fault.when = "POST /api/v1/conversations";
    else if (dice < 80)
        fault.when = "POST /api/v1/sync";
    else if (dice < 92)
        fault.when = "GET /api/v1/ws";
    // Else the next connection.
    return fault;
}

} // namespace letschat::tests
