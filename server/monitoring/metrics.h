#pragma once

#include "http/served.h"

#include <QByteArray>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace letschat::server {

/// What the server counts for its administrator, as Prometheus reads it (text format 0.0.4). Any
/// thread.
class Metrics
{
public:
    Metrics();
    ~Metrics();

    void requestServed(const ServedRequest &request);
    /// One transaction of new messages.
    void batchStored(size_t messages);
    /// One reply of /sync.
    void synced(size_t messages);

    using Labels = std::map<std::string, std::string>;
    enum class Kind { Counter, Gauge };
    /// A number that is read at each scrape, in the scraping thread. The names are those of the
    /// format; the same name may come again with other labels.
    void watch(const std::string &name, const std::string &help, Kind kind, const Labels &labels,
               std::function<double()> read);

    /// Everything, as the body of an answer.
    QByteArray text() const;

private:
    struct Families;
    struct Answers;
    struct Watched;
    std::unique_ptr<Families> families_;
    std::unique_ptr<Answers> answers_;
    std::unique_ptr<Watched> watched_;
};

} // namespace letschat::server
