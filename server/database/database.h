#pragma once

#include "database/lane.h"
#include "platform/homethread.h"

#include <coroutine>
#include <optional>
#include <type_traits>

namespace letschat::server {

/// What `co_await database.read(job)` waits for: the job runs in a database thread, the coroutine
/// goes on in its own.
template <class Job>
class PendingJob
{
public:
    using Answer = std::invoke_result_t<Job &, SqlConnection &>;

    PendingJob(Lane &lane, Job job)
        : lane_(lane)
        , job_(std::move(job))
    {}

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting)
    {
        lane_.post([this, waiting, home = HomeThread::current()](SqlConnection &connection) {
            answer_.emplace(job_(connection));
            home.resume(waiting);
        });
    }
    Answer await_resume() { return std::move(*answer_); }

private:
    Lane &lane_;
    Job job_;
    std::optional<Answer> answer_;
};

/// The way to PostgreSQL for everything on an I/O thread, which must never wait for it.
///
/// Two lanes: `read` for whatever gives no change number, on several connections; `writer` for
/// every change that members share, on one, so that commits and the events after them keep the
/// order of `change_seq`.
class Database
{
public:
    Database(const QString &url, int readers)
        : url_(url)
        , readers_(url, readers, readerSettings)
        , writer_(url, 1, writerSettings)
    {}

    /// `job` is called with a SqlConnection, in another thread; it must own all that it uses. Give
    /// it a name before the co_await: g++ 12 destroys the captures of a lambda written there twice.
    template <class Job>
    PendingJob<Job> read(const Job &job)
    {
        return PendingJob<Job>(readers_, job);
    }

    Lane &readers() { return readers_; }
    Lane &writer() { return writer_; }

    /// Finishes what is queued; from then on everything is refused with Unavailable.
    void stop()
    {
        readers_.close();
        writer_.close();
        readers_.stop();
        writer_.stop();
    }

    const QString &url() const { return url_; }

private:
    /// To plan a statement of ours costs more than to run it, and what is bound to it changes
    /// nothing about how its rows are found.
    inline static const QString readerSettings =
        QStringLiteral("; SET plan_cache_mode = force_generic_plan");
    /// Every statement of the writer finds the few rows that it names by their keys, however many
    /// there are: its plans are made once, and not by what the tables held at the time.
    inline static const QString writerSettings =
        QStringLiteral("; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; "
                       "SET enable_hashjoin = off; SET enable_mergejoin = off");

    QString url_;
    Lane readers_;
    Lane writer_;
};

} // namespace letschat::server
