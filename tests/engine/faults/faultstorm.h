#pragma once

#include "engine/faults/faultworld.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace letschat::tests {

/// Everybody writes, and everything goes wrong: faults of all kinds at random places, the same ones
/// for the same seed as far as the machine's timing allows.
class FaultStorm
{
public:
    FaultStorm(FaultWorld &world, quint32 seed);

    /// Until there were so many more faults. What is wrong then, or nothing.
    QString blow(int faults);
    /// The server, or its PostgreSQL, is killed after about so many faults; never when it is 0.
    void setKillsEvery(int faults) { killsEvery_ = faults; }

private:
    Fault anyFault();
    void step(Device &device);
    bool kill();

    FaultWorld &world_;
    QRandomGenerator random_;
    int killsEvery_ = 0;
    int nextKill_ = 0;
    std::map<const Device *, QElapsedTimer> since_;
};

} // namespace letschat::tests
