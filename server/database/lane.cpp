#include "database/lane.h"

namespace letschat::server {

Lane::Lane(const QString &url, int threads)
{
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this, url] { work(url); });
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
}

void Lane::post(Job job)
{
    std::unique_lock lock(mutex_);
    if (isStopping_) {
        lock.unlock();
        SqlConnection absent;
        return job(absent);
    }
    jobs_.push_back(std::move(job));
    lock.unlock();
    wakeUp_.notify_one();
}

void Lane::work(const QString &url)
{
    SqlConnection connection(url);
    while (true) {
        std::unique_lock lock(mutex_);
        wakeUp_.wait(lock, [this] { return isStopping_ || !jobs_.empty(); });
        if (jobs_.empty())
            return;
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        job(connection);
    }
}

} // namespace letschat::server
