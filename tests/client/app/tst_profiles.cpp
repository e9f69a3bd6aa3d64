#include "app/options.h"
#include "app/profiles.h"
#include "app/settings.h"
#include "support/clientsamples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

class ProfilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersAreNamedByWhoIsThere()
    {
        const auto ada = User::of(person(u"Ada"_s));
        Settings(directory_.path(), u"work"_s).setAccount(ada);
        Settings(directory_.path(), u"club"_s).setServer(QUrl(u"https://chat.example.org"_s));
        Settings(directory_.path(), u"own"_s).setAccount(ada);
        QVERIFY(QDir(directory_.path()).mkdir(u"no profile"_s));
        Profiles profiles(options(), nullptr, [](const QStringList &) { return true; });
        const QSignalSpy changed(&profiles, &Profiles::changed);
        profiles.refresh();
        QCOMPARE(titles(profiles), (QStringList{u"club=club"_s, u"work=Ada"_s}));
        profiles.refresh();
        QCOMPARE(changed.size(), 1);
    }

    void aNewOneIsStartedBesideAllThatAreThere()
    {
        QList<QStringList> started;
        const auto start = [&](const QStringList &arguments) {
            started.append(arguments);
            return true;
        };
        Profiles profiles(options(), nullptr, start);
        Settings(directory_.path(), u"own"_s).setServer(QUrl(u"https://chat.example.org"_s));
        QVERIFY(QDir(directory_.path()).mkpath(u"account-2"_s));
        profiles.openNew();
        profiles.open(u"work"_s);
        const QStringList here{u"--data-dir"_s, directory_.path(), u"--profile"_s};
        QCOMPARE(started, (QList<QStringList>{here + QStringList{u"account-3"_s, u"--server"_s,
                                                                 u"https://chat.example.org"_s},
                                              here + QStringList(u"work"_s)}));
    }

private:
    Options options() const
    {
        Options options;
        options.dataDir = directory_.path();
        options.profile = u"own"_s;
        return options;
    }
    static QStringList titles(const Profiles &profiles)
    {
        QStringList found;
        for (const auto &each : profiles.others())
            found.append(each.toMap()[u"name"_s].toString() + u'=' +
                         each.toMap()[u"title"_s].toString());
        return found;
    }

    const QTemporaryDir directory_;
};

QTEST_GUILESS_MAIN(ProfilesTest)
#include "tst_profiles.moc"
