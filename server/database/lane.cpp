#include "database/lane.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace letschat::server {

Lane::Lane(const QString &url, int threads)
{
    for (int i = 0; i < threads; ++i) {
        auto &worker = workers_.emplace_back();
        threads_.emplace_back([this, url, &worker] { work(url, worker); });
    }
    watcher_ = std::thread([this] { watch(); });
}

void Lane::stop()
{
    {
        const std::lock_guard lock(mutex_);
        isStopping_ = true;
    }
    wakeUp_.notify_all();
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
    jobs_.push_back(std::move(job));
    lock.unlock();
    wakeUp_.notify_one();
}

void Lane::work(const QString &url, Worker &worker)
{
    SqlConnection connection(url);
    SqlConnection absent; // a server that stops waits for no database that went
    while (true) {
        std::unique_lock lock(mutex_);
        const bool wasIdle = jobs_.empty();
        wakeUp_.wait(lock, [this] { return isStopping_ || !jobs_.empty(); });
        if (jobs_.empty())
            return;
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        worker = {&connection, Clock::now()};
        const bool isLost = isStopping_ && connection.wasLost();
        lock.unlock();
        if (wasIdle)
            connection.noticeLoss();
        job(isLost ? absent : connection);
        lock.lock();
        worker.connection = nullptr;
    }
}

void Lane::watch()
{
    std::unique_lock lock(mutex_);
    while (!finished_.wait_for(lock, 500ms, [this] { return isFinished_; })) {
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
