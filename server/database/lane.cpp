#include "database/lane.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace letschat::server {

Lane::Lane(const QString &url, int threads, const QString &settings)
{
    for (int i = 0; i < threads; ++i) {
        auto &worker = workers_.emplace_back();
        threads_.emplace_back([this, url, settings, &worker] { work({url, settings}, worker); });
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
    lock.unlock();
    wakeUp_.notify_one();
}

void Lane::work(const Access &access, Worker &worker)
{
    SqlConnection connection(access.url, access.settings);
    SqlConnection absent;
    Clock::time_point lostAt;
    while (true) {
        std::unique_lock lock(mutex_);
        const bool wasIdle = jobs_.empty();
        wakeUp_.wait(lock, [this] { return isStopping_ || !jobs_.empty(); });
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
