#pragma once

#include "platform/homethread.h"
#include "protocol/problem.h"
#include "security/hashingcost.h"

#include <QString>
#include <QThreadPool>

#include <atomic>
#include <coroutine>
#include <memory>
#include <optional>

namespace letschat::server {

/// Set when whoever waits for an answer has left.
using Gone = std::shared_ptr<const std::atomic<bool>>;

/// argon2id (RFC 9106, libsodium) in threads of its own. At most `queueLimit` wait: more are
/// refused with Unavailable, and who has left is not hashed for. Any thread with an event loop may
/// await.
class PasswordHasher
{
public:
    static constexpr int queueLimit = 64;

    explicit PasswordHasher(HashingCost cost = {}, int threads = 1);
    ~PasswordHasher();
    /// Before the first verify(). Unavailable where there is not memory enough for one hash.
    Result<void> prepare();

    /// Waits until nothing is hashed; what is queued is refused.
    void finish()
    {
        isStopping_ = true;
        pool_.waitForDone();
    }
    int load() const { return waiting_; } ///< hashed now, or queued

    struct Verdict
    {
        bool matches = false;
        /// The stored hash was made with another cost: hash again and store.
        bool isOutdated = false;
    };

    /// Awaitable giving the Result of `work`, run in the pool.
    template <class Work>
    class Pending
    {
    public:
        using Answer = std::invoke_result_t<Work &>;

        Pending(PasswordHasher &hasher, Gone gone, Work work)
            : hasher_(hasher)
            , gone_(std::move(gone))
            , work_(std::move(work))
        {}
        bool await_ready() const { return !hasher_.reserve(); }
        void await_suspend(std::coroutine_handle<> waiting)
        {
            noteHandOver(&hasher_);
            hasher_.pool_.start([this, waiting, home = HomeThread::current()] {
                noteTakeOver(&hasher_);
                if (!hasher_.isStopping_ && (!gone_ || !*gone_))
                    answer_ = work_();
                auto &hasher = hasher_; // this may be gone with the coroutine
                home.resume(waiting);
                --hasher.waiting_;
            });
        }
        Answer await_resume()
        {
            if (answer_)
                return std::move(*answer_);
            return refuseForNow(QStringLiteral("Too many sign-ins at the moment."));
        }

    private:
        PasswordHasher &hasher_;
        Gone gone_;
        Work work_;
        std::optional<Answer> answer_;
    };

    /// Result<QString>: the text to store.
    auto hash(const QString &password, Gone gone)
    {
        return pending(std::move(gone), [this, password] { return hashNow(password); });
    }
    /// Result<Verdict>. Without a stored hash (an unknown name) it takes as long, and says no.
    auto verify(const QString &password, const QString &stored, Gone gone)
    {
        return pending(std::move(gone),
                       [this, password, stored] { return verifyNow(password, stored); });
    }

    /// The text to store, made in the calling thread, which it blocks; for commands.
    Result<QString> hashNow(const QString &password) const;

private:
    template <class Work>
    Pending<Work> pending(Gone gone, Work work)
    {
        return Pending<Work>(*this, std::move(gone), std::move(work));
    }

    bool reserve();
    Result<Verdict> verifyNow(const QString &password, const QString &stored) const;
    std::unexpected<Problem> noMemory() const;

    HashingCost cost_;
    QString decoy_;
    QThreadPool pool_;
    std::atomic<int> waiting_ = 0;
    std::atomic<bool> isStopping_ = false;
};

} // namespace letschat::server
