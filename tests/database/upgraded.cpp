#include "database/upgraded.h"

#include "database/migrator.h"

using namespace Qt::StringLiterals;

namespace letschat::tests {

using namespace server;

Upgraded::Upgraded()
{
    PasswordHasher hasher({1, 8192});
    const auto made = hasher.prepare() ? hasher.hashNow(QString::fromUtf16(password))
                                       : Result<QString>(QString());
    if (!made || made->isEmpty())
        qFatal("No hash");
    hash_ = *made;
}

void Upgraded::upgrade(int level)
{
    const auto known = Migrator::compiledIn();
    world_.reset();
    old_ = OldDatabase(level);
    url_ = postgres_.emptyDatabase();
    SqlConnection connection(url_);
    if (const auto done = Migrator(known.first(level)).migrate(connection); !done)
        qFatal("The old migrations failed: %s", qPrintable(done.error().detail));
    if (!old_.addPeople(connection, hash_) ||
        (level >= OldDatabase::firstWithMessages && !old_.addConversations(connection)))
        qFatal("What was valid in schema %d is not", level);
    auto epoch = connection.run(u"SELECT epoch FROM instance"_s);
    if (!epoch || !epoch->next())
        qFatal("No epoch");
    epoch_ = epoch->get<QUuid>(0).toString(QUuid::WithoutBraces);
    if (const auto done = Migrator(known).migrate(connection); !done)
        qFatal("The migrations failed: %s", qPrintable(done.error().detail));
    world_ = std::make_unique<World>(url_);
}

void Upgraded::lookAt(int level)
{
    auto &shared = shared_[level];
    if (shared.url.isEmpty()) {
        upgrade(level);
        shared = {url_, epoch_};
        return;
    }
    world_.reset();
    old_ = OldDatabase(level);
    url_ = shared.url;
    epoch_ = shared.epoch;
    world_ = std::make_unique<World>(url_);
}

qint64 Upgraded::number(const QString &sql) const
{
    SqlConnection connection(url_);
    auto rows = connection.run(sql);
    return rows && rows->next() ? rows->get<qint64>(0) : -1;
}

QByteArray Upgraded::refreshToken() const
{
    const Timestamp at{std::chrono::milliseconds{
        number(u"SELECT to_ms(rotated_at) FROM sessions WHERE id = '%1'"_s.arg(
            OldDatabase::session().toString()))}};
    return world_->signer.sign({TokenType::Refresh, OldDatabase::ada(), OldDatabase::session(), at,
                                at + TokenSigner::refreshLifetime, OldDatabase::refreshGeneration});
}

} // namespace letschat::tests
