#include "people/peoplerepository.h"
#include "support/world.h"

#include <QTest>

using namespace letschat;
using namespace letschat::server;
using namespace letschat::tests;
using namespace Qt::StringLiterals;

class PeopleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        url_ = postgres_.migratedDatabase();
        connection_ = std::make_unique<SqlConnection>(url_);
        ada_ = add(u"ada"_s, u"Ada Lovelace"_s);
    }

    void theBestMatchComesFirst()
    {
        add(u"xanne"_s, u"Inside"_s);
        add(u"annette"_s, u"Prefix"_s);
        add(u"ann"_s, u"Exact"_s);
        add(u"bob"_s, u"Joann Other"_s);
        QCOMPARE(names(u"ANN"_s), (QStringList{u"ann"_s, u"annette"_s, u"xanne"_s, u"bob"_s}));
    }

    void wildcardsAreOrdinaryCharacters()
    {
        add(u"under_score"_s, u"100% sure"_s);
        add(u"other"_s, u"Nobody"_s);
        QCOMPARE(names(u"%"_s), QStringList{u"under_score"_s});
        QCOMPARE(names(u"_"_s), QStringList{u"under_score"_s});
        QCOMPARE(names(u"\\"_s), QStringList{});
        QCOMPARE(names(u"'"_s), QStringList{});
    }

    void theCallerAndWhoBlocksThemAreNotFound()
    {
        const auto grace = add(u"grace"_s, u"Grace ada"_s);
        QCOMPARE(names(u"ada"_s), QStringList{u"grace"_s});
        QVERIFY(connection_->run(u"INSERT INTO blocks VALUES (?, ?)"_s, ada_, grace));
        QCOMPARE(names(u"ada"_s), QStringList{u"grace"_s});
        QVERIFY(PeopleRepository(*connection_).find(ada_, grace)->blocked);
        QVERIFY(connection_->run(u"INSERT INTO blocks VALUES (?, ?)"_s, grace, ada_));
        QCOMPARE(names(u"ada"_s), QStringList{});
    }

    void deletedAccountsAreNotFoundByNameButById()
    {
        const auto grace = add(u"grace"_s, u"Grace"_s);
        QVERIFY(connection_->run(
            u"UPDATE users SET username = NULL, display_name = 'Deleted account', deleted_at = now() WHERE id = ?"_s,
            grace));
        QCOMPARE(names(u"e"_s), QStringList{});
        const auto found = PeopleRepository(*connection_).find(ada_, grace);
        QVERIFY(found->deleted && !found->username);
    }

    void anUnknownIdIsNotFound()
    {
        const auto found = PeopleRepository(*connection_).find(ada_, UserId{QUuid::createUuid()});
        QCOMPARE(found.error().code, ProblemCode::NotFound);
    }

private:
    UserId add(const QString &username, const QString &displayName)
    {
        const UserId id{QUuid::createUuid()};
        const auto added =
            connection_->run(u"INSERT INTO users (id, username, display_name) VALUES (?, ?, ?)"_s,
                             id, username, displayName);
        Q_ASSERT(added);
        return id;
    }

    QStringList names(const QString &query)
    {
        QStringList names;
        const auto found = PeopleRepository(*connection_).search(ada_, query, 20);
        for (const auto &user : found.value())
            names.append(*user.username);
        return names;
    }

    ThrowawayPostgres postgres_;
    QString url_;
    std::unique_ptr<SqlConnection> connection_;
    UserId ada_;
};

QTEST_GUILESS_MAIN(PeopleTest)
#include "tst_people.moc"
