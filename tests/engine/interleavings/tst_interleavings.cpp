#include "engine/interleavings/play.h"
#include "engine/interleavings/shrink.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

using namespace letschat::test;
using namespace Qt::StringLiterals;

/// Whatever happens between the device, the store, the network, the server and other devices, and
/// in whatever order: nothing is there twice, nothing is lost, and in the end the device shows what
/// the server has.
///
/// LETSCHAT_SEED is the first seed (1), LETSCHAT_SCHEDULES how many are played (100,000), and
/// LETSCHAT_PART "2/4" only the second quarter of them.
class InterleavingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"letschat.*=false"_s);
        QHashSeed::setDeterministicGlobalSeed();
    }

    void everyScheduleEndsLikeTheServer()
    {
        const auto part = qEnvironmentVariable("LETSCHAT_PART", u"1/1"_s).split(u'/');
        const auto all = numberOf("LETSCHAT_SCHEDULES", LETSCHAT_SCHEDULES);
        const auto first = numberOf("LETSCHAT_SEED", 1);
        const auto parts = part.last().toULongLong();
        const auto at = part.first().toULongLong() - 1;
        QElapsedTimer clock;
        clock.start();
        const auto from = first + all * at / parts;
        const auto end = first + all * (at + 1) / parts;
        for (seed_ = from; seed_ < end; ++seed_) {
            const auto schedule = Schedule::draw(seed_);
            const auto fault = play(schedule, {seed_ % 50 == 0, false});
            if (!fault.isEmpty())
                return report(schedule, seed_ - from + 1);
        }
        qInfo("%llu schedules, %lld ms", end - from, clock.elapsed());
    }

private:
    static quint64 numberOf(const char *name, quint64 otherwise)
    {
        const auto text = qEnvironmentVariable(name);
        return text.isEmpty() ? otherwise : text.toULongLong();
    }

    QString play(const Schedule &schedule, const Play::Manner &manner)
    {
        // It is kept in memory for as long as one connection to it is open.
        static const letschat::client::Sqlite keeper(file);
        if (!disk_)
            disk_ = std::make_unique<Disk>(file);
        return Play(*disk_, schedule, manner).run();
    }

    void report(const Schedule &found, quint64 count)
    {
        const auto shrunk =
            shrink(found, [this](const Schedule &each) { return !play(each, {}).isEmpty(); });
        Play play(*disk_, shrunk, {false, true});
        const auto fault = play.run();
        qInfo("seed %llu, after %llu schedules, shrunk from %lld to %lld steps:\n%s\n%s", seed_,
              count, (long long)found.steps.size(), (long long)shrunk.steps.size(),
              qUtf8Printable(shrunk.inWords()), qUtf8Printable(play.told().join(u'\n')));
        QFAIL(qUtf8Printable(fault));
    }

    static constexpr auto fileName = "file:/interleavings?vfs=memdb";
    const QString file = QString::fromLatin1(fileName);
    quint64 seed_ = 0;
    std::unique_ptr<Disk> disk_;
};

QTEST_GUILESS_MAIN(InterleavingsTest)
#include "tst_interleavings.moc"
