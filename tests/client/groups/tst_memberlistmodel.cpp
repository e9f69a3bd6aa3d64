#include "groups/memberactions.h"
#include "groups/memberlistmodel.h"
#include "people/peoplestore.h"
#include "support/clientsamples.h"
#include "support/rowchanges.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// The list of members, and who may do what (protocol.md, 4.2).
class MemberListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        model_ = std::make_unique<MemberListModel>(people_);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (const auto &each : {ada_, ben_, cleo_})
            people_.remember(each);
        model_->setViewer(ada_.id, Role::Owner);
        model_->show({member(ada_, Role::Owner), member(ben_), member(cleo_)});
        changes_ = std::make_unique<RowChanges>(*model_);
    }
    void cleanup()
    {
        changes_.reset();
        tester_.reset();
        model_.reset();
    }

    void actionsFollowTheRoles_data()
    {
        QTest::addColumn<Role>("viewer");
        QTest::addColumn<Role>("other");
        QTest::addColumn<QString>("allowed");
        const auto row = [](const char *name, Role viewer, Role other, const QString &allowed) {
            QTest::newRow(name) << viewer << other << allowed;
        };
        row("owner, admin", Role::Owner, Role::Admin, u"message takeBackAdmin handOver remove"_s);
        row("owner, member", Role::Owner, Role::Member, u"message makeAdmin handOver remove"_s);
        row("admin, owner", Role::Admin, Role::Owner, u"message"_s);
        row("admin, admin", Role::Admin, Role::Admin, u"message takeBackAdmin remove"_s);
        row("admin, member", Role::Admin, Role::Member, u"message remove"_s);
        row("member, owner", Role::Member, Role::Owner, u"message"_s);
        row("member, admin", Role::Member, Role::Admin, u"message"_s);
        row("member, member", Role::Member, Role::Member, u"message"_s);
    }
    void actionsFollowTheRoles()
    {
        QFETCH(const Role, viewer);
        QFETCH(const Role, other);
        QFETCH(const QString, allowed);
        QCOMPARE(words(actionsFor(viewer, {other})), allowed);
        QCOMPARE(mayAdminister(viewer), viewer != Role::Member);
    }

    void aboutOneselfOnlyAnAdminCanDoSomething()
    {
        QCOMPARE(words(actionsFor(Role::Owner, {Role::Owner, true})), QString());
        QCOMPARE(words(actionsFor(Role::Admin, {Role::Admin, true})), u"takeBackAdmin"_s);
        QCOMPARE(words(actionsFor(Role::Member, {Role::Member, true})), QString());
    }

    void whatIsShownAgainChangesNothing()
    {
        model_->show({member(ada_, Role::Owner), member(ben_), member(cleo_), member(ben_)});
        QCOMPARE(names(), (QStringList{u"Ada"_s, u"Ben"_s, u"Cleo"_s}));
        QCOMPARE(changes_->inserted + changes_->removed + changes_->moved, 0);
        QVERIFY(changes_->changedRows.isEmpty());
    }

    void membersComeGoAndMoveAsSingleRows()
    {
        people_.remember(dora_);
        model_->show({member(cleo_), member(ada_, Role::Owner), member(dora_)});
        QCOMPARE(names(), (QStringList{u"Cleo"_s, u"Ada"_s, u"Dora"_s}));
        QCOMPARE(changes_->removed, 1);
        QCOMPARE(changes_->moved, 1);
        QCOMPARE(changes_->inserted, 1);
    }

    void aChangeTouchesOnlyTheRowItConcerns()
    {
        model_->show({member(ada_, Role::Owner), member(ben_, Role::Admin), member(cleo_)});
        people_.setOnline(cleo_.id, true);
        people_.setOnline(dora_.id, true);
        QCOMPARE(changes_->changedRows, (QList<int>{1, 2}));
        QCOMPARE(model_->index(2).data(MemberListModel::PresenceRole).toString(), u"online"_s);
        QCOMPARE(model_->index(1).data(MemberListModel::StandingRole).toString(), u"admin"_s);
    }

    void anotherViewerMayDoSomethingElse()
    {
        model_->setViewer(ben_.id, Role::Member);
        QVERIFY(model_->index(1).data(MemberListModel::IsOwnRole).toBool());
        QCOMPARE(model_->index(2).data(MemberListModel::ActionsRole).toStringList(),
                 QStringList{u"message"_s});
    }

private:
    static Member member(const Profile &who, Role role = Role::Member)
    {
        return {who, role, {}, noon()};
    }
    static QString words(const QList<MemberAction> &actions)
    {
        QStringList words;
        for (const auto action : actions)
            words.append(word(action));
        return words.join(u' ');
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model_->rowCount(); ++row)
            names.append(model_->index(row).data().toString());
        return names;
    }

    const Profile ada_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    const Profile cleo_ = person(u"Cleo"_s);
    const Profile dora_ = person(u"Dora"_s);
    PeopleStore people_;
    std::unique_ptr<MemberListModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(MemberListModelTest)
#include "tst_memberlistmodel.moc"
