#include "database/lane.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace letschat::server {

Lane::Lane(const QString &url, int threads, const QString &settings)
{
    for (int i = 0; i < threads; ++i) {
        auto &worker = workers_.emplace_back();
        const bool isSpare = i >= (threads + 1) / 2;
        threads_.emplace_back(
            [this, access = Access{url, settings, isSpare}, &worker] { work(access, worker); });
    }
    watcher_ = std::thread([this] { watch(); });
}

void Lane::close()
{
    {
        const std::lock_guard lock(mutex_);
        isStopping_ = true;
    }
    wakeUp_.notify_all();
    spareWakeUp_.notify_all();
}

void Lane::stop()
{
    close();
    for (auto &thread : threads_)
        thread.join();
    threads_.clear();
    {
        const std::lock_guard lock(mutex_);
        isFinished_ = true;
    }
    finished_.notify_all();
    if (watcher_.joinable())
        watcher_.join();
}

void Lane::post(Job job)
{
    std::unique_lock lock(mutex_);
    if (isStopping_ || jobs_.size() >= mostWaiting) {
        lock.unlock();
        SqlConnection absent;
        return job(absent);
    }
    jobs_.push_back({std::move(job), Clock::now()});
    const bool isWatched = std::exchange(isWatched_, true);
    lock.unlock();
    wakeUp_.notify_one();
    if (!isWatched)
        spareWakeUp_.notify_one();
}

void Lane::awaitJob(std::unique_lock<std::mutex> &lock)
{
    wakeUp_.wait(lock, [this] { return isStopping_ || !jobs_.empty(); });
}

// One of the spare threads looks again and again while there are jobs; as it goes to work, the next
// one looks.
void Lane::awaitOldJob(std::unique_lock<std::mutex> &lock)
{
    while (!isStopping_) {
        if (jobs_.empty()) {
            isWatched_ = false;
            spareWakeUp_.wait(lock, [this] { return isStopping_ || !jobs_.empty(); });
            continue;
        }
        const auto left = jobs_.front().since + patience - Clock::now();
        if (left <= Clock::duration::zero())
            return spareWakeUp_.notify_one();
        // By the system's clock, as below.
        spareWakeUp_.wait_until(lock, std::chrono::system_clock::now() +
                                          std::chrono::ceil<std::chrono::microseconds>(left));
    }
}

void Lane::work(const Access &access, Worker &worker)
{
    SqlConnection connection(access.url, access.settings);
    SqlConnection absent;
    Clock::time_point lostAt;
    while (true) {
        std::unique_lock lock(mutex_);
        const bool wasIdle = access.isSpare || jobs_.empty();
        if (access.isSpare)
            awaitOldJob(lock);
        else
            awaitJob(lock);
        if (jobs_.empty())
            break;
        auto next = std::move(jobs_.front());
        jobs_.pop_front();
        worker = {&connection, Clock::now()};
        const bool isStopping = isStopping_;
        lock.unlock();
        if (wasIdle)
            connection.noticeLoss();
        // Whoever waited while the database was lost has waited enough, and a server that stops
        // waits for no database that went.
        const bool gaveUp = connection.wasLost() && (isStopping || next.since < lostAt);
        next.job(gaveUp ? absent : connection);
        note(worker, nullptr);
        if (!gaveUp && connection.wasLost())
            lostAt = Clock::now();
    }
    note(worker, &connection);
    connection.close(); // watched too: a database that hangs lets nobody go
    note(worker, nullptr);
}

void Lane::note(Worker &worker, SqlConnection *connection)
{
    const std::lock_guard lock(mutex_);
    worker = {connection, Clock::now()};
}

void Lane::watch()
{
    std::unique_lock lock(mutex_);
    // By the system's clock: ThreadSanitizer of GCC 12 does not know of waiting by a steady one.
    const auto soon = [] { return std::chrono::system_clock::now() + 500ms; };
    while (!finished_.wait_until(lock, soon(), [this] { return isFinished_; })) {
        const auto longest = isStopping_ ? longestLastJob : longestJob;
        for (auto &worker : workers_) {
            if (worker.connection && Clock::now() >= worker.since + longest)
                worker.connection->cut();
        }
    }
}

size_t Lane::waiting() const
{
    const std::lock_guard lock(mutex_);
    return jobs_.size();
}

size_t Lane::busy() const
{
    const std::lock_guard lock(mutex_);
    return size_t(std::ranges::count_if(
        workers_, [](const Worker &worker) { return worker.connection != nullptr; }));
}

} // namespace letschat::server
