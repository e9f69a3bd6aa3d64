#pragma once

#include "store/pendingstore.h"
#include "store/storechanges.h"
#include "store/storecontent.h"
#include "store/storefault.h"
#include "store/storelane.h"

#include <QObject>

#include <memory>

namespace letschat::client {

/// How a store was found.
struct StoreOpening
{
    /// The file was damaged or of a newer program, and lies here now; a fresh one took its place.
    QString setAside;
    /// In that case: it was of a newer program.
    bool isNewer = false;
    /// Nothing can be kept on this computer now; every job is refused.
    bool isUnavailable = false;
};

/// What one account has on this device. Jobs run one after the other in the store's thread; what
/// they give arrives in the order of asking, after changed() has told what they changed, so that
/// who holds a page of it and follows changed() is always at one moment of the store.
///
/// A job is called with a StoreContent, for a write with a StoreChanges too, in which it notes what
/// it changes; it owns all that it uses. A write is one transaction. SyncEngine and Outbox, with
/// their parts, are the only writers. GUI thread.
class LocalStore : public QObject
{
    Q_OBJECT

public:
    /// What a write must survive: the end of this process, or also the loss of power.
    enum class Durability { Process, Power };

    explicit LocalStore(std::unique_ptr<StoreLane> lane = makeThreadLane(),
                        QObject *parent = nullptr);
    /// What was asked for is still done.
    ~LocalStore() override;

    /// Opens the store of an account, closing the one before; opened() tells when. What is in it
    /// follows as one changed().
    void open(const QString &file, UserId owner);
    void close();
    /// Closes the store and deletes all files of its account, as removeFiles() does.
    void remove();
    bool isOpen() const { return isOpen_; }

    /// `co_await store.read(job)` gives a StoreResult of what the job returns.
    template <class Job>
    auto read(Job job)
    {
        using R = std::invoke_result_t<Job, StoreContent &>;
        return submit<R>(std::nullopt,
                         [job = std::move(job)](StoreContent &content, StoreChanges &) mutable {
                             return job(content);
                         });
    }
    template <class Job>
    auto write(Job job, Durability durability = Durability::Process)
    {
        using R = std::invoke_result_t<Job, StoreContent &, StoreChanges &>;
        return submit<R>(durability, std::move(job));
    }

Q_SIGNALS:
    void opened(const letschat::client::StoreOpening &opening);
    /// Nothing is held any more: another account may come.
    void closed();
    void changed(const letschat::client::StoreChanges &changes);
    /// A write did not happen.
    void failed(const letschat::client::StoreFault &fault);
    /// These files are still there after remove().
    void removalFailed(const QStringList &files);

private:
    struct Shelf;
    using Work = std::function<void(StoreContent &, StoreChanges &)>;

    template <class R, class Job>
    PendingStore<R> submit(std::optional<Durability> durability, Job job);
    void post(std::optional<Durability> durability, Work work,
              std::function<void(std::optional<StoreFault>)> then);

    std::shared_ptr<Shelf> shelf_;
    std::unique_ptr<StoreLane> lane_;
    bool isOpen_ = false;
    QString file_;
    UserId owner_;
    /// Counts the closings, so that what comes late from the store before is known for that.
    quint64 life_ = 0;
};

template <class R, class Job>
PendingStore<R> LocalStore::submit(std::optional<Durability> durability, Job job)
{
    auto slot = std::make_shared<typename PendingStore<R>::Slot>();
    auto given = std::make_shared<std::optional<R>>();
    post(
        durability,
        [job = std::move(job), given](StoreContent &content, StoreChanges &changes) mutable {
            *given = job(content, changes);
        },
        [slot, given](std::optional<StoreFault> fault) {
            if (fault)
                slot->result = std::unexpected(*fault);
            else
                slot->result = std::move(**given);
            if (slot->waiting)
                slot->waiting.resume();
        });
    return PendingStore<R>(slot);
}

} // namespace letschat::client
