#pragma once

#include "database/sqlconnection.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace letschat::server {

/// A queue of jobs and the threads that work it off, each with a connection of its own. With one
/// thread the jobs run, commit and report in the order in which they came.
///
/// Half of the threads take whatever comes. The others are there for when those are held up, by
/// slow jobs or a slow network: they take what has waited for a while. Where jobs are quick, few
/// threads that are always busy do more than many that are woken for each (decision 0009).
class Lane
{
public:
    using Job = std::move_only_function<void(SqlConnection &)>;

    /// `settings`: as for SqlConnection.
    Lane(const QString &url, int threads, const QString &settings = {});
    ~Lane() { stop(); }
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    /// How long a job waits before one of the other half takes it.
    static constexpr std::chrono::milliseconds patience{10};
    /// Jobs that may wait: those of some seconds of full load. A database that does not answer must
    /// not cost memory without end.
    static constexpr size_t mostWaiting = 20'000;
    /// A job that takes longer waits for a database that hangs: its connection is cut. Beyond any
    /// statement of ours, and below the patience of clients.
    static constexpr std::chrono::seconds longestJob{10};
    /// The same once the server stops.
    static constexpr std::chrono::seconds longestLastJob{3};

    /// Any thread. After stop(), and when too many wait, the job runs at once, with a connection
    /// that refuses everything.
    void post(Job job);
    /// Takes nothing more; stop() waits for what is queued.
    void close();
    /// Finishes what is queued, then ends the threads.
    void stop();

    size_t waiting() const;
    size_t busy() const;

private:
    using Clock = std::chrono::steady_clock;

    /// What the watching thread sees of a working one; under the mutex.
    struct Worker
    {
        SqlConnection *connection = nullptr; ///< while a job runs
        Clock::time_point since;
    };

    struct Access
    {
        QString url;
        QString settings;
        bool isSpare = false;
    };

    void work(const Access &access, Worker &worker);
    void awaitJob(std::unique_lock<std::mutex> &lock);
    void awaitOldJob(std::unique_lock<std::mutex> &lock);
    void note(Worker &worker, SqlConnection *connection);
    void watch();

    mutable std::mutex mutex_;
    std::condition_variable wakeUp_;
    std::condition_variable spareWakeUp_;
    std::condition_variable finished_;
    struct Waiting
    {
        Job job;
        Clock::time_point since;
    };
    std::deque<Waiting> jobs_;
    std::deque<Worker> workers_;
    bool isWatched_ = false; ///< by a spare thread that wakes by itself
    bool isStopping_ = false;
    bool isFinished_ = false;
    std::vector<std::thread> threads_;
    std::thread watcher_;
};

} // namespace letschat::server
