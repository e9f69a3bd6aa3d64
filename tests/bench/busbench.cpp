// bench_bus [PEOPLE] [NODES]: the bus of many nodes on one Redis, all in this process: 64 nodes
// with 64,000 people. What Redis spends on each thing is asked of Redis itself (INFO: processor
// time and memory), so that it holds for a machine with more cores too; the baseline is
// redis-benchmark.
#include "bench/took.h"
#include "bus/redisbus.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <mutex>
#include <random>

using namespace letschat;
using namespace letschat::bench;
using namespace letschat::server;
using namespace Qt::StringLiterals;

namespace {

constexpr int eventSize =
    620; // a message.new with 80 characters, as tests/protocol/golden has them
constexpr int groupSize = 50;
thread_local bool isPublishing = false; // what a node tells its own people costs Redis nothing

double nowMs()
{
    return double(std::chrono::steady_clock::now().time_since_epoch().count()) / 1e6;
}

class Redis
{
public:
    Redis()
    {
        server_.setStandardOutputFile(QProcess::nullDevice());
        server_.start(u"redis-server"_s,
                      {u"--port"_s, port_, u"--bind"_s, u"127.0.0.1"_s, u"--save"_s, u""_s,
                       u"--dir"_s, folder_.path(), u"--io-threads"_s, u"1"_s});
        if (!QTest::qWaitFor([this] { return cli({u"ping"_s}) == "PONG"; }, 10'000))
            qFatal("redis-server does not start");
    }
    ~Redis()
    {
        server_.terminate();
        server_.waitForFinished();
    }

    QUrl url() const { return QUrl(u"redis://127.0.0.1:%1"_s.arg(port_)); }

    /// Seconds of processor time so far.
    double worked() { return info("used_cpu_user:") + info("used_cpu_sys:"); }
    double memory() { return info("used_memory:"); }
    double sentBytes() { return info("total_net_output_bytes:"); }

    /// PUBLISH to nobody, by 50 at once, as much as goes: a second, and processor seconds for each.
    std::pair<double, double> baseline()
    {
        constexpr int messages = 300'000;
        const double before = worked();
        QElapsedTimer timer;
        timer.start();
        QProcess benchmark;
        benchmark.setStandardOutputFile(QProcess::nullDevice());
        benchmark.start(u"redis-benchmark"_s,
                        {u"-p"_s, port_, u"-q"_s, u"-n"_s, QString::number(messages), u"-P"_s,
                         u"50"_s, u"-c"_s, u"4"_s, u"publish"_s, u"baseline"_s,
                         QString(eventSize, u'x')});
        benchmark.waitForFinished();
        const double took = double(timer.nsecsElapsed()) / 1e9;
        const double spent = worked() - before;
        return {messages / took, spent / messages};
    }

private:
    QByteArray cli(const QStringList &words)
    {
        QProcess cli;
        cli.start(u"redis-cli"_s, QStringList{u"-p"_s, port_} + words);
        cli.waitForFinished();
        return cli.readAllStandardOutput().trimmed();
    }
    double info(const QByteArray &name)
    {
        const auto all = cli({u"info"_s, u"everything"_s});
        const auto at = all.indexOf(name);
        return all.mid(at + name.size()).split('\r').first().toDouble();
    }

    QTemporaryDir folder_;
    QString port_ = QString::number(20'000 + QCoreApplication::applicationPid() % 20'000);
    QProcess server_;
};

/// A node, and what came to it from others.
class Node
{
public:
    explicit Node(const QUrl &url)
        : bus(listener(), url, u"bench000"_s)
    {
        bus.join();
    }

    BusListener listener()
    {
        BusListener listener;
        listener.deliver = [this](const Delivery &delivery) {
            if (isPublishing)
                return;
            const double sentAt = delivery.event.left(24).toDouble();
            const std::lock_guard lock(mutex);
            came += delivery.recipients.size();
            late.push_back(nowMs() - sentAt);
        };
        return listener;
    }

    std::mutex mutex;
    qint64 came = 0;
    std::vector<double> late;
    QList<UserId> people;
    RedisBus bus;
};

class Cluster
{
public:
    Cluster(Redis &redis, int nodes)
        : redis_(redis)
    {
        for (int i = 0; i < nodes; ++i)
            nodes_.push_back(std::make_unique<Node>(redis.url()));
        const auto isWhole = [this] {
            return std::ranges::all_of(nodes_, [](auto &node) { return node->bus.isWhole(); });
        };
        if (!QTest::qWaitFor(isWhole, 30'000))
            qFatal("The nodes do not join");
    }

    void idle()
    {
        const double before = redis_.worked();
        QTest::qWait(10'000);
        std::printf("idle: %zu nodes cost Redis %.2f %% of a core\n", nodes_.size(),
                    (redis_.worked() - before) * 10);
    }

    void arrive(int people)
    {
        const double memory = redis_.memory();
        const double worked = redis_.worked();
        QElapsedTimer timer;
        timer.start();
        std::atomic<int> held = 0;
        int listening = 0;
        for (auto &node : nodes_) {
            for (int i = 0; i < people / int(nodes_.size()); ++i)
                node->people.append(UserId{QUuid::createUuid()});
            arriveAll(*node, held, listening);
        }
        people_ = people / int(nodes_.size()) * int(nodes_.size());
        if (!QTest::qWaitFor([&] { return held == people_ && listening == people_; }, 120'000))
            qFatal("Not everybody arrived");
        const double took = double(timer.nsecsElapsed()) / 1e9;
        std::printf("arrivals: %d people in %.1f s; Redis spent %.1f us and %.0f bytes on each\n",
                    people_, took, (redis_.worked() - worked) / people_ * 1e6,
                    (redis_.memory() - memory) / people_);
    }

    /// Messages to so many people each, on nodes by chance; `pace`: a second, 0 as fast as goes.
    void talk(const char *what, int messages, int receivers, int pace, double baseline)
    {
        for (auto &node : nodes_) {
            const std::lock_guard lock(node->mutex);
            node->came = 0;
            node->late.clear();
        }
        const double worked = redis_.worked();
        const double sent = redis_.sentBytes();
        QElapsedTimer timer;
        timer.start();
        qint64 wanted = 0;
        for (int i = 0; i < messages; ++i) {
            wanted += publish(receivers);
            if (pace > 0 && i % 20 == 19)
                QTest::qWait(std::max(0, int(i * 1000.0 / pace - double(timer.elapsed()))));
        }
        const auto haveCome = [&] { return arrived() >= wanted; };
        if (!QTest::qWaitFor(haveCome, 120'000))
            qFatal("%lld of %lld came", static_cast<long long>(arrived()),
                   static_cast<long long>(wanted));
        const double took = double(timer.nsecsElapsed()) / 1e9;
        const double each = (redis_.worked() - worked) / messages;
        std::vector<double> late;
        for (auto &node : nodes_)
            late.insert(late.end(), node->late.begin(), node->late.end());
        std::ranges::sort(late);
        std::printf("%s: %.0f messages/s, %.0f deliveries/s, p50 %.2f ms, p99 %.2f ms; Redis spent "
                    "%.1f us and %.0f bytes on each message, %.2f us a receiver (%.2f of the "
                    "baseline's PUBLISH)\n",
                    what, messages / took, double(wanted) / took, late[late.size() / 2],
                    late[late.size() * 99 / 100], each * 1e6,
                    (redis_.sentBytes() - sent) / messages, each / receivers * 1e6,
                    each / receivers / baseline);
    }

private:
    static QCoro::Task<void> arriveAll(Node &node, std::atomic<int> &held, int &listening)
    {
        for (const auto &user : std::as_const(node.people)) {
            node.bus.leases().hold(user, [&held](bool) { ++held; });
            co_await node.bus.listenTo(user);
            ++listening;
        }
    }

    qint64 publish(int receivers)
    {
        auto &node = *nodes_[random_() % nodes_.size()];
        Delivery delivery;
        while (delivery.recipients.size() < receivers) {
            const auto &other = *nodes_[random_() % nodes_.size()];
            if (&other == &node)
                continue; // they would need no Redis
            delivery.recipients.append(
                other.people[qsizetype(random_() % size_t(other.people.size()))]);
        }
        delivery.event = QByteArray::number(nowMs(), 'f', 6).leftJustified(eventSize, ' ');
        isPublishing = true;
        node.bus.publish(delivery);
        isPublishing = false;
        return receivers;
    }

    qint64 arrived()
    {
        qint64 all = 0;
        for (auto &node : nodes_) {
            const std::lock_guard lock(node->mutex);
            all += node->came;
        }
        return all;
    }

    Redis &redis_;
    std::vector<std::unique_ptr<Node>> nodes_;
    std::mt19937_64 random_{7};
    int people_ = 0;
};

} // namespace

int main(int count, char **words)
{
    const QCoreApplication application(count, words);
    const auto arguments = application.arguments();
    const int people = arguments.value(1, u"64000"_s).toInt();
    const int nodes = arguments.value(2, u"64"_s).toInt();
    Redis redis;
    const auto [aSecond, each] = redis.baseline();
    std::printf("baseline: redis-benchmark publishes %.0f/s to nobody; Redis spends %.2f us "
                "on each\n",
                aSecond, each * 1e6);
    Cluster cluster(redis, nodes);
    cluster.idle();
    cluster.arrive(people);
    cluster.talk("direct, paced", 10'000, 2, 1000, each);
    cluster.talk("direct, all that goes", 50'000, 2, 0, each);
    cluster.talk("groups of 50, paced", 1'000, groupSize, 50, each);
    cluster.talk("groups of 50, all that goes", 3'000, groupSize, 0, each);
    return 0;
}
