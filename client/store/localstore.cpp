#include "store/localstore.h"

#include "store/storefiles.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

Q_LOGGING_CATEGORY(log, "letschat.store")

struct Unsent
{
    QList<Outgoing> outgoing;
    QList<Draft> drafts;
};

/// What `read` gives of a damaged file; nothing where that cannot be read.
template <class Read>
auto readable(Read read) -> decltype(read())
{
    try {
        return read();
    } catch (const SqliteError &error) {
        qCInfo(log) << "of what was unsent, not all can be read:" << error.fault.detail;
        return {};
    }
}

/// What is unsent in a damaged file, each part as far as it can be read. The file stays of the
/// schema that it has: what is damaged may be what a migration needs.
Unsent unsentIn(const QString &file)
{
    return readable([&] {
        Sqlite sqlite(file);
        OutboxTable outbox(sqlite);
        Unsent found;
        found.outgoing = readable([&] { return outbox.all(); });
        found.drafts = readable([&] { return outbox.drafts(); });
        if (found.drafts.isEmpty())
            found.drafts = readable([&] { return outbox.draftsOfTheFirstSchema(); });
        return found;
    });
}

} // namespace

/// What lives in the store's thread.
struct LocalStore::Shelf
{
    std::unique_ptr<StoreContent> content;

    /// `all` becomes everything but the messages.
    StoreOpening open(const QString &file, UserId owner, StoreChanges &all);
    std::optional<StoreFault> run(std::optional<Durability> durability, const Work &work,
                                  StoreChanges &changes);

private:
    std::optional<StoreFault> make(const QString &file, UserId owner, StoreChanges &all,
                                   const Unsent &unsent = {});
};

StoreOpening LocalStore::Shelf::open(const QString &file, UserId owner, StoreChanges &all)
{
    content.reset();
    StoreOpening opening;
    QDir().mkpath(QFileInfo(file).path());
    const auto fault = make(file, owner, all);
    if (!fault)
        return opening;
    qCWarning(log) << "the store" << file << "cannot be read:" << fault->detail;
    opening.isUnavailable = fault->kind == StoreFault::Kind::Unavailable;
    if (opening.isUnavailable)
        return opening;
    opening.isNewer = fault->kind == StoreFault::Kind::Newer;
    const bool isReadable = !opening.isNewer && fault->kind != StoreFault::Kind::Foreign;
    const auto unsent = isReadable ? unsentIn(file) : Unsent();
    opening.setAside = setFileAside(file, fault->kind);
    opening.isUnavailable = opening.setAside.isEmpty() || make(file, owner, all, unsent);
    return opening;
}

/// Opens or makes the file. With what was unsent in the one before.
std::optional<StoreFault> LocalStore::Shelf::make(const QString &file, UserId owner,
                                                  StoreChanges &all, const Unsent &unsent)
{
    try {
        content = std::make_unique<StoreContent>(file, owner);
        for (auto outgoing : unsent.outgoing)
            content->outbox().append(outgoing);
        for (const auto &draft : unsent.drafts)
            content->outbox().putDraft(draft);
        all = content->everything();
        return std::nullopt;
    } catch (const SqliteError &error) {
        content.reset();
        return error.fault;
    }
}

std::optional<StoreFault> LocalStore::Shelf::run(std::optional<Durability> durability,
                                                 const Work &work, StoreChanges &changes)
{
    if (!content)
        return StoreFault{StoreFault::Kind::Closed, {}};
    auto &sqlite = content->sqlite();
    bool isBegun = false;
    try {
        if (durability) {
            const bool isLasting = *durability == Durability::Power;
            sqlite.execute(isLasting ? u"PRAGMA synchronous = FULL"_s
                                     : u"PRAGMA synchronous = NORMAL"_s);
            sqlite.run("BEGIN IMMEDIATE");
            isBegun = true;
        }
        work(*content, changes);
        if (durability)
            sqlite.run("COMMIT");
        return std::nullopt;
    } catch (const SqliteError &error) {
        try {
            if (isBegun)
                sqlite.run("ROLLBACK");
        } catch (const SqliteError &) {
            // SQLite has rolled back by itself where it had to.
        }
        changes = {};
        return error.fault;
    }
}

LocalStore::LocalStore(std::unique_ptr<StoreLane> lane, QObject *parent)
    : QObject(parent)
    , shelf_(std::make_shared<Shelf>())
    , lane_(std::move(lane))
{}

LocalStore::~LocalStore()
{
    lane_->post([shelf = shelf_] { shelf->content.reset(); }, [] {});
    lane_.reset();
}

void LocalStore::open(const QString &file, UserId owner)
{
    close();
    isOpen_ = true;
    file_ = file;
    owner_ = owner;
    auto opening = std::make_shared<StoreOpening>();
    auto all = std::make_shared<StoreChanges>();
    lane_->post([=, shelf = shelf_] { *opening = shelf->open(file, owner, *all); },
                [=, self = QPointer<LocalStore>(this), life = life_] {
                    if (!self || life != self->life_)
                        return;
                    Q_EMIT self->opened(*opening);
                    Q_EMIT self->changed(*all);
                });
}

void LocalStore::close()
{
    if (!isOpen_)
        return;
    isOpen_ = false;
    ++life_;
    lane_->post([shelf = shelf_] { shelf->content.reset(); }, [] {});
    Q_EMIT closed();
}

void LocalStore::remove()
{
    if (!isOpen_)
        return;
    close();
    auto left = std::make_shared<QStringList>();
    lane_->post([=, file = file_, owner = owner_] { *left = removeFiles(file, owner); },
                [=, self = QPointer<LocalStore>(this)] {
                    if (self && !left->isEmpty())
                        Q_EMIT self->removalFailed(*left);
                });
}

void LocalStore::post(std::optional<Durability> durability, Work work,
                      std::function<void(std::optional<StoreFault>)> then)
{
    auto changes = std::make_shared<StoreChanges>();
    auto fault = std::make_shared<std::optional<StoreFault>>();
    lane_->post([=, shelf = shelf_,
                 work = std::move(work)] { *fault = shelf->run(durability, work, *changes); },
                [=, self = QPointer<LocalStore>(this), life = life_, then = std::move(then)] {
                    const bool isCurrent = self && life == self->life_;
                    if (isCurrent && *fault && durability) {
                        qCWarning(log) << "a write failed:" << (*fault)->detail;
                        Q_EMIT self->failed(**fault);
                    }
                    if (isCurrent && self->isOpen_ && !changes->isEmpty())
                        Q_EMIT self->changed(*changes);
                    then(*fault);
                });
}

} // namespace letschat::client
