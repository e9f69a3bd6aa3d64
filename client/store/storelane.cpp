#include "store/storelane.h"

#include <QObject>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

namespace letschat::client {

namespace {

class ThreadLane final : public StoreLane
{
public:
    ThreadLane()
        : thread_(QThread::create([this] { runAll(); }))
    {
        thread_->setObjectName(QStringLiteral("store"));
        thread_->start();
    }

    ~ThreadLane() override
    {
        {
            const std::lock_guard lock(mutex_);
            isEnding_ = true;
            wake_.notify_one();
        }
        thread_->wait();
        deliver();
    }

    void post(std::function<void()> work, std::function<void()> then) override
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back({std::move(work), std::move(then)});
        wake_.notify_one();
    }

private:
    struct Piece
    {
        std::function<void()> work;
        std::function<void()> then;
    };

    void runAll()
    {
        std::unique_lock lock(mutex_);
        while (true) {
            wake_.wait(lock, [this] { return !waiting_.empty() || isEnding_; });
            if (waiting_.empty())
                return;
            auto piece = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            piece.work();
            piece.work = {};
            lock.lock();
            done_.push_back(std::move(piece.then));
            if (done_.size() == 1)
                QMetaObject::invokeMethod(&home_, [this] { deliver(); }, Qt::QueuedConnection);
        }
    }

    void deliver()
    {
        std::unique_lock lock(mutex_);
        const auto done = std::exchange(done_, {});
        lock.unlock();
        for (const auto &then : done)
            then();
    }

    /// Lives in the thread that posts.
    QObject home_;
    // ThreadSanitizer sees these, unlike those of Qt.
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Piece> waiting_;
    std::deque<std::function<void()>> done_;
    bool isEnding_ = false;
    std::unique_ptr<QThread> thread_;
};

} // namespace

std::unique_ptr<StoreLane> makeThreadLane()
{
    return std::make_unique<ThreadLane>();
}

} // namespace letschat::client
