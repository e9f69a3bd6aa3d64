#include "app/endedsessions.h"

namespace letschat::server {

namespace {

// How late an end may be seen: its time is taken before its transaction commits, by the clock of
// whoever ends it.
constexpr std::chrono::minutes overlap{2};

} // namespace

EndedSessions::EndedSessions(Services &services)
    : services_(services)
{
    connect(&timer_, &QTimer::timeout, this, &EndedSessions::ask);
}

Result<void> EndedSessions::load(SqlConnection &connection)
{
    constexpr auto longest = TokenSigner::accessLifetime + 2 * TokenSigner::leeway;
    if (auto compared = services_.clock().compare(connection); !compared)
        return compared;
    const auto now = services_.clock().now();
    return take(connection, now, now - longest);
}

Result<void> EndedSessions::take(SqlConnection &connection, Timestamp now, Timestamp since)
{
    const auto ended = SessionRepository(connection).endedSince(since);
    if (!ended)
        return std::unexpected(ended.error());
    for (const auto &session : *ended)
        services_.forget(session.id, session.at);
    if (auto taken = takeOutsideChanges(connection); !taken)
        return taken;
    lastAsked_ = now;
    return {};
}

Result<void> EndedSessions::takeOutsideChanges(SqlConnection &connection)
{
    auto rows = connection.run(QStringLiteral("SELECT outside_changes FROM instance"));
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return {};
    const auto changes = rows->get<qint64>(0);
    if (outsideChanges_ && *outsideChanges_ != changes)
        services_.letEverybodySync();
    outsideChanges_ = changes;
    return {};
}

void EndedSessions::ask()
{
    if (isAsking_.exchange(true))
        return;
    services_.database().readers().post([this](SqlConnection &connection) {
        // After a fault the next round asks for the same and more.
        (void)services_.clock().compare(connection);
        (void)take(connection, services_.clock().now(), lastAsked_ - overlap);
        isAsking_ = false;
    });
}

} // namespace letschat::server
