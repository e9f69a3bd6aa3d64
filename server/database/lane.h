#pragma once

#include "database/sqlconnection.h"

#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace letschat::server {

/// A queue of jobs and the threads that work it off, each with a connection of its own. With one
/// thread the jobs run, commit and report in the order in which they came.
class Lane
{
public:
    using Job = std::move_only_function<void(SqlConnection &)>;

    Lane(const QString &url, int threads);
    ~Lane() { stop(); }
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    /// Any thread. After stop() the job runs at once, with a connection that refuses everything.
    void post(Job job);
    /// Finishes what is queued, then ends the threads.
    void stop();

private:
    void work(const QString &url);

    std::mutex mutex_;
    std::condition_variable wakeUp_;
    std::deque<Job> jobs_;
    bool isStopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace letschat::server
