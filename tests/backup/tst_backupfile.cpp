// The file that a backup is: a tar that others can read, and that is known whole or not at all.
#include "backup/backupfile.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat::server;
using namespace Qt::StringLiterals;

class BackupFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizesOfAnyKindComeBack_data()
    {
        QTest::addColumn<qint64>("size");
        for (const qint64 size : {qint64{0}, qint64{511}, qint64{8'589'934'591},
                                  qint64{8'589'934'592}, qint64{5'000'000'000'000}})
            QTest::addRow("%lld", size) << size;
    }

    void sizesOfAnyKindComeBack()
    {
        QFETCH(qint64, size);
        const auto block = TarHeader{"database.dump", size, {}}.encoded();
        QCOMPARE(block.size(), TarHeader::blockSize);
        const auto header = TarHeader::decoded(block);
        QVERIFY(header);
        QCOMPARE(header->name, "database.dump");
        QCOMPARE(header->size, size);
    }

    void aChangedHeaderIsNone()
    {
        const auto block = TarHeader{"database.dump", 12345, {}}.encoded();
        for (const qsizetype at : {0, 130, 150, 156, 257, 511}) {
            auto changed = block;
            changed[at] = char(changed[at] ^ 1);
            QVERIFY2(!TarHeader::decoded(changed), qPrintable(QString::number(at)));
        }
        QVERIFY(!TarHeader::decoded(block.chopped(1)));
        QVERIFY(!TarHeader::decoded({}));
    }

    void tarListsALargeFileWithItsSize()
    {
        // The first block alone: tar tells the name before it misses the rest.
        const auto block = TarHeader{"database.dump", 9'000'000'000, {}}.encoded();
        QProcess tar;
        tar.start(u"tar"_s, {u"-tvf"_s, u"-"_s});
        tar.write(block);
        tar.closeWriteChannel();
        QVERIFY(tar.waitForFinished());
        const auto said = tar.readAllStandardOutput();
        QVERIFY2(said.startsWith("-rw------- 0/0") && said.contains(" 9000000000 "),
                 said.constData());
    }

    void whatWasWrittenComesBack()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(u"backup"_s);
        const QByteArray large(1'000'003, 'x');
        BackupWriter writer(path);
        QVERIFY(writer.open());
        writer.add("small", "a few bytes");
        writer.begin("large");
        for (const auto &part : {large.first(600'000), large.sliced(600'000)})
            QVERIFY(writer.write(part));
        writer.end();
        QVERIFY(!QFile::exists(path));
        QVERIFY(writer.commit());
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());

        auto backup = BackupFile::open(path);
        QVERIFY(backup);
        QCOMPARE(backup->bytes("small"), "a few bytes");
        QVERIFY(!backup->has("other"));
        QVERIFY(backup->bytes("other").isEmpty());
        QByteArray read;
        backup->rewindTo("large");
        for (auto part = backup->next(); !part.isEmpty(); part = backup->next())
            read += part;
        QCOMPARE(read, large);
    }

    void whatIsNotCommittedLeavesNothing()
    {
        QTemporaryDir folder;
        {
            BackupWriter writer(folder.filePath(u"backup"_s));
            QVERIFY(writer.open());
            writer.add("small", "a few bytes");
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(BackupFileTest)
#include "tst_backupfile.moc"
