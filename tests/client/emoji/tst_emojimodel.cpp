#include "emoji/emojimodel.h"
#include "emoji/recentemoji.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace letschat::client;

class TstEmojiModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsEmptyUntilSomebodyLooks();
    void aGroupShowsItsEmojiInOrder();
    void aSearchLooksInEveryGroup();
    void changesComeAsRows();
    void itOpensWithThoseUsedLast();
    void theLast24AreKeptOnceEach();
    void theUsedOnesSurviveARestart();
    void theUsedOnesStandStillWhileTheyAreShown();
    void whatIsNoEmojiIsNotShown();

private:
    struct World
    {
        QTemporaryDir directory;
        EmojiTable table{QLocale::English};
        RecentEmoji recent{directory.filePath(u"settings.ini"_s)};
        EmojiModel model{table, recent};
        QAbstractItemModelTester tester{&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest};

        QString at(int row, EmojiModel::Role role = EmojiModel::TextRole) const
        {
            return model.data(model.index(row), role).toString();
        }
    };
};

void TstEmojiModel::itIsEmptyUntilSomebodyLooks()
{
    World world;
    QCOMPARE(world.model.rowCount(), 0);
}

void TstEmojiModel::aGroupShowsItsEmojiInOrder()
{
    World world;
    world.model.setGroup(EmojiModel::Food);
    QCOMPARE(world.at(0), u"🍇"_s);
    QCOMPARE(world.at(0, EmojiModel::NameRole), u"grapes"_s);
    const int last = world.model.rowCount() - 1;
    QVERIFY(last > 100);
    for (const int row : {0, last})
        QCOMPARE(EmojiTable::group(EmojiTable::rowOf(world.at(row))), EmojiTable::Food);
}

void TstEmojiModel::aSearchLooksInEveryGroup()
{
    World world;
    world.model.setGroup(EmojiModel::Flags);
    const auto all = world.model.rowCount();
    world.model.setQuery(u"heart"_s);
    QCOMPARE(world.at(0), u"❤️"_s);
    QVERIFY(world.model.rowCount() > 5);
    world.model.setQuery(u"xyzzy"_s);
    QCOMPARE(world.model.rowCount(), 0);
    world.model.setQuery(u"  "_s);
    QCOMPARE(world.model.rowCount(), all);
}

void TstEmojiModel::changesComeAsRows()
{
    World world;
    world.model.setGroup(EmojiModel::Smileys);
    const QSignalSpy resets(&world.model, &QAbstractItemModel::modelReset);
    const QSignalSpy counts(&world.model, &EmojiModel::countChanged);
    world.model.setGroup(EmojiModel::Smileys);
    QCOMPARE(counts.size(), 0);
    world.model.setGroup(EmojiModel::People);
    world.model.setQuery(u"cat"_s);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(counts.size(), 2);
}

void TstEmojiModel::itOpensWithThoseUsedLast()
{
    World world;
    world.model.open();
    QCOMPARE(world.model.group(), EmojiModel::Smileys);
    world.recent.use(u"🎉"_s);
    world.model.setQuery(u"cat"_s);
    world.model.open();
    QCOMPARE(world.model.group(), EmojiModel::Recent);
    QCOMPARE(world.model.query(), QString());
    QCOMPARE(world.model.rowCount(), 1);
    QCOMPARE(world.at(0), u"🎉"_s);
}

void TstEmojiModel::theLast24AreKeptOnceEach()
{
    World world;
    for (int row = 0; row < 30; ++row)
        world.recent.use(EmojiTable::text(row));
    world.recent.use(EmojiTable::text(10));
    world.recent.use(EmojiTable::text(10));
    const auto all = world.recent.all();
    QCOMPARE(all.size(), RecentEmoji::most);
    QCOMPARE(all.first(), EmojiTable::text(10));
    QCOMPARE(all.count(EmojiTable::text(10)), 1);
    QCOMPARE(all[1], EmojiTable::text(29));
}

void TstEmojiModel::theUsedOnesSurviveARestart()
{
    World world;
    const auto file = world.directory.filePath(u"settings.ini"_s);
    {
        RecentEmoji recent(file);
        recent.use(u"❤️"_s);
        recent.use(u"👩‍👩‍👧‍👦"_s);
    }
    QCOMPARE(RecentEmoji(file).all(), (QStringList{u"👩‍👩‍👧‍👦"_s, u"❤️"_s}));
}

void TstEmojiModel::theUsedOnesStandStillWhileTheyAreShown()
{
    World world;
    world.recent.use(u"🎉"_s);
    world.recent.use(u"👍"_s);
    world.model.open();
    world.recent.use(u"🎉"_s);
    QCOMPARE(world.at(0), u"👍"_s);
    world.model.setGroup(EmojiModel::Recent);
    QCOMPARE(world.at(0), u"🎉"_s);
}

void TstEmojiModel::whatIsNoEmojiIsNotShown()
{
    World world;
    world.recent.use(u"<b>"_s);
    world.model.setGroup(EmojiModel::Recent);
    QCOMPARE(world.model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TstEmojiModel)
#include "tst_emojimodel.moc"
