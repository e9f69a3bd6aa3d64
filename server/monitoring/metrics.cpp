#include "monitoring/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <unordered_map>
#include <vector>

namespace letschat::server {

namespace {

using prometheus::BuildCounter;
using prometheus::BuildHistogram;
using prometheus::Histogram;

/// Seconds; from a call that is answered from memory to one that waits for its time limit.
const Histogram::BucketBoundaries latencies{0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05,
                                            0.1,    0.2,   0.5,   1,     2,    5,    15};
const Histogram::BucketBoundaries sizes{0, 1, 2, 5, 10, 20, 50, 100, 200, 500};

std::string stringOf(std::string_view view)
{
    return std::string(view);
}

/// Which numbers an answer counts in.
struct Answered
{
    std::string_view method;
    std::string_view route;
    int status = 0;

    friend bool operator==(const Answered &, const Answered &) = default;
};

struct AnsweredHash
{
    size_t operator()(const Answered &answered) const
    {
        const std::hash<std::string_view> hash;
        return (hash(answered.method) * 31 + hash(answered.route)) * 31 + size_t(answered.status);
    }
};

struct Counted
{
    prometheus::Counter *requests = nullptr;
    Histogram *durations = nullptr; ///< none for what was refused unread
};

} // namespace

struct Metrics::Families
{
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter> &requests =
        BuildCounter()
            .Name("letschat_http_requests_total")
            .Help("Requests answered, by method, route and status.")
            .Register(registry);
    prometheus::Family<Histogram> &durations =
        BuildHistogram()
            .Name("letschat_http_request_duration_seconds")
            .Help("From the end of a request's head to its answer, by route.")
            .Register(registry);
    Histogram &batches = BuildHistogram()
                             .Name("letschat_message_batch_size")
                             .Help("Messages stored in one transaction.")
                             .Register(registry)
                             .Add({}, sizes);
    Histogram &syncs = BuildHistogram()
                           .Name("letschat_sync_messages")
                           .Help("Messages in one reply of /sync.")
                           .Register(registry)
                           .Add({}, sizes);
};

/// The numbers of one kind of answer, kept: to find them by their labels costs more than an answer
/// from memory. There are as many as endpoints with their statuses.
struct Metrics::Answers
{
    std::mutex mutex;
    std::unordered_map<Answered, Counted, AnsweredHash> counted;

    Counted of(const Answered &answered, Families &families)
    {
        const std::lock_guard lock(mutex);
        auto &found = counted[answered];
        if (found.requests)
            return found;
        const auto route = stringOf(answered.route);
        found.requests = &families.requests.Add({{"method", stringOf(answered.method)},
                                                 {"route", route},
                                                 {"status", std::to_string(answered.status)}});
        if (route != "none")
            found.durations = &families.durations.Add({{"route", route}}, latencies);
        return found;
    }
};

struct Metrics::Watched
{
    struct Number
    {
        std::string name;
        std::string help;
        Kind kind;
        Labels labels;
        std::function<double()> read;
    };
    std::vector<Number> numbers;

    prometheus::ClientMetric metricOf(const Number &number) const
    {
        prometheus::ClientMetric metric;
        for (const auto &[name, value] : number.labels)
            metric.label.push_back({name, value});
        const double value = number.read();
        metric.counter.value = value;
        metric.gauge.value = value;
        return metric;
    }
    std::vector<prometheus::MetricFamily> collect() const
    {
        std::map<std::string, prometheus::MetricFamily> byName;
        for (const auto &number : numbers) {
            auto &family = byName[number.name];
            family.name = number.name;
            family.help = number.help;
            family.type = number.kind == Kind::Counter ? prometheus::MetricType::Counter
                                                       : prometheus::MetricType::Gauge;
            family.metric.push_back(metricOf(number));
        }
        std::vector<prometheus::MetricFamily> families;
        for (auto &[name, family] : byName)
            families.push_back(std::move(family));
        return families;
    }
};

Metrics::Metrics()
    : families_(std::make_unique<Families>())
    , answers_(std::make_unique<Answers>())
    , watched_(std::make_unique<Watched>())
{
    watch("letschat_build_info", "1, with the version.", Kind::Gauge,
          {{"version", LETSCHAT_VERSION}}, [] { return 1.0; });
}

Metrics::~Metrics() = default;

void Metrics::requestServed(const ServedRequest &request)
{
    const auto counted = answers_->of({request.method, request.route, request.status}, *families_);
    counted.requests->Increment();
    if (counted.durations)
        counted.durations->Observe(std::chrono::duration<double>(request.took).count());
}

void Metrics::batchStored(size_t messages)
{
    families_->batches.Observe(double(messages));
}

void Metrics::synced(size_t messages)
{
    families_->syncs.Observe(double(messages));
}

void Metrics::watch(const std::string &name, const std::string &help, Kind kind,
                    const Labels &labels, std::function<double()> read)
{
    watched_->numbers.push_back({name, help, kind, labels, std::move(read)});
}

QByteArray Metrics::text() const
{
    auto all = families_->registry.Collect();
    for (auto &family : watched_->collect())
        all.push_back(std::move(family));
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(all));
}

} // namespace letschat::server
