#pragma once

#include "database/olddatabase.h"
#include "support/world.h"

#include <QMap>

namespace letschat::tests {

/// A database of an older release, brought to the schema of today, and the services of today on it.
/// The program ends where that cannot be made.
class Upgraded
{
public:
    Upgraded();

    /// A new one. `level`: the number of the last migration of that release.
    void upgrade(int level);
    /// The same for those who leave Ada's conversations as they are, which share it.
    void lookAt(int level);

    /// The one number that a statement gives; -1 after a fault.
    qint64 number(const QString &sql) const;
    /// As the old server gave it, when it last rotated Ada's session.
    QByteArray refreshToken() const;

    static constexpr auto password = u"correct horse"; ///< everybody's

private:
    struct Shared
    {
        QString url;
        QString epoch;
    };

    ThrowawayPostgres postgres_;
    QMap<int, Shared> shared_; ///< by level
    QString hash_;
    QString url_;

protected:
    QString epoch_; ///< as it was before
    OldDatabase old_{0};
    std::unique_ptr<World> world_; // leaves before its database
};

} // namespace letschat::tests
