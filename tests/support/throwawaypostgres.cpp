#include "support/throwawaypostgres.h"

#include "database/migrator.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace letschat::tests {

using namespace server;

ThrowawayPostgres::ThrowawayPostgres()
    : dir_(u"/tmp/letschat-test-XXXXXX"_s)
{
    // The postgres user, as whom the cluster runs under root, must be able to pass.
    QFile::setPermissions(dir_.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                           QFile::ExeGroup | QFile::ExeOther);
    postgres_ = std::make_unique<PrivatePostgres>(dir_.path(), u"postgres"_s);
    if (const auto started = postgres_->start(); !started)
        qFatal("No PostgreSQL for the tests: %s", qPrintable(started.error().detail));
}

QString ThrowawayPostgres::urlOf(const QString &database) const
{
    return postgres_->url().replace(u"@/postgres?"_s, u"@/"_s + database + u'?');
}

QString ThrowawayPostgres::create(const QString &from)
{
    const QString name = u"test%1"_s.arg(++count_);
    SqlConnection connection(postgres_->url());
    if (!connection.runScript(u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(name, from)))
        qFatal("No database for the test");
    return name;
}

QString ThrowawayPostgres::emptyDatabase()
{
    return urlOf(create(u"template0"_s));
}

QString ThrowawayPostgres::migratedDatabase()
{
    if (template_.isEmpty()) {
        template_ = create(u"template0"_s);
        SqlConnection connection(urlOf(template_));
        if (const auto done = Migrator(Migrator::compiledIn()).migrate(connection); !done)
            qFatal("The migrations failed: %s", qPrintable(done.error().detail));
    }
    return urlOf(create(template_));
}

} // namespace letschat::tests
