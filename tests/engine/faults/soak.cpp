// letschat-fault-soak [FAULTS [SEED]]: so many faults (100,000) between the real engine and the
// real server, and what came of it. Exits 1 when something was lost, doubled or out of order.
#include "engine/faults/faultstorm.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace letschat::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int faultsOfARound = 500;

int fail(const QString &why)
{
    std::printf("WRONG: %s\n", qPrintable(why));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const int wanted = arguments.value(1, u"100000"_s).toInt();
    const auto seed =
        arguments.size() > 2 ? arguments[2].toUInt() : QRandomGenerator::global()->generate();
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::printf("%d faults, seed %u\n", wanted, seed);
    QElapsedTimer timer;
    timer.start();
    FaultWorld world;
    if (!world.start())
        return fail(world.server().errorOutput());
    FaultStorm storm(world, seed);
    storm.setKillsEvery(faultsOfARound / 2);
    while (world.faultCount() < wanted) {
        if (!world.beginRound())
            return fail(u"no conversation can be made"_s);
        const auto left = wanted - world.faultCount();
        if (const auto wrong = storm.blow(std::min(left, faultsOfARound)); !wrong.isEmpty())
            return fail(wrong + u"\nafter "_s + world.report());
        std::printf("%d of %d after %lld s\n", world.faultCount(), wanted,
                    static_cast<long long>(timer.elapsed() / 1000));
    }
    std::printf("%s; %lld s\n", qPrintable(world.report()),
                static_cast<long long>(timer.elapsed() / 1000));
    return 0;
}
