// bench_client [MESSAGES] [SECONDS OF USE]: the client's window with a store of so many messages
// (100,000), against an empty window of Qt Quick. Each start is a process of its own; the server
// does not answer, so that what is measured is the client alone.
#include "account/tokenvault.h"
#include "app/settings.h"
#include "bench/benchroles.h"
#include "bench/samplestore.h"
#include "bench/took.h"
#include "network/httplink.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <qcoro/qcorotask.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <memory>

using namespace letschat;
using namespace letschat::bench;
using namespace letschat::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int starts = 9;
/// Nothing listens there.
const QUrl server(u"http://127.0.0.1:9"_s);

using Figures = std::map<QByteArray, double>;

/// Plays a role in a process of its own.
Figures play(const QString &role, bool atLength, const QStringList &more = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    process.start(QCoreApplication::applicationFilePath(),
                  QStringList{u"--role"_s, role,
                              QString::number(std::chrono::nanoseconds(now).count()),
                              atLength ? u"long"_s : u"short"_s} +
                      more);
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s failed", qPrintable(role));
    Figures figures;
    const auto lines = process.readAllStandardOutput().split('\n');
    for (const auto &line : lines) {
        const auto words = line.split(' ');
        if (words.size() == 2)
            figures[words[0]] = words[1].toDouble();
    }
    return figures;
}

/// The median of each figure, over some starts.
Figures overStarts(const QString &role, const QStringList &more = {})
{
    std::map<QByteArray, std::vector<double>> all;
    play(role, false, more); // what lies in the page cache
    for (int i = 0; i < starts; ++i) {
        for (const auto &[name, value] : play(role, false, more))
            all[name].push_back(value);
    }
    Figures figures;
    for (const auto &[name, values] : all) {
        figures[name] = Took::of(values).median;
        figures[name + ".worst"] = Took::of(values).worst;
    }
    return figures;
}

/// An account as the client leaves it behind, with its token in the keyring.
ConversationId prepare(const QString &dataDir, int messages)
{
    const auto user = sampleUser();
    const auto directory = dataDir + u"/bench"_s;
    QDir().mkpath(directory);
    Settings settings(dataDir, u"bench"_s);
    settings.setServer(server);
    settings.setAccount(user);
    const HttpLink link(server);
    TokenVault vault(link, u"bench"_s);
    if (!QCoro::waitFor(vault.write(u"a token"_s)))
        qFatal("no password store answers: tests/bench/run brings one");
    return fillStore(directory + u'/' + user.id.toString() + u".sqlite"_s, user, messages);
}

void print(const char *what, double client, double baseline, const char *budget)
{
    if (baseline > 0)
        std::printf("%-44s %10.2f %10.2f %8.2f   %s\n", what, client, baseline, client / baseline,
                    budget);
    else
        std::printf("%-44s %10.2f %10s %8s   %s\n", what, client, "", "", budget);
}

void report(int messages, const QStringList &account)
{
    auto emptyStart = overStarts(u"empty"_s);
    auto start = overStarts(u"client"_s, account);
    auto empty = play(u"empty"_s, true);
    auto rows = play(u"rows"_s, true);
    auto client = play(u"client"_s, true, account);
    std::printf("\n%-44s %10s %10s %8s   %s\n", qPrintable(u"%1 messages"_s.arg(messages)),
                "client", "empty", "ratio", "budget");
    const auto printStart = [&](const char *what, const char *name, const char *budget) {
        print(what, start[name], emptyStart[name], budget);
    };
    printStart("start to a frame with the list, ms", "first", "250");
    printStart("  the slowest of some", "first.worst", "");
    printStart("  processor time", "first.work", "");
    printStart("a conversation opened to its frame, ms", "opening", "");
    printStart("  processor time", "opening.work", "");
    print("resident after opening, MB", client["opened.rss"], empty["opened.rss"], "");
    print("proportional after opening, MB", client["opened.pss"], empty["opened.pss"], "");
    print("resident after use, MB", client["used.rss"], empty["opened.rss"], "100");
    print("proportional after use, MB", client["used.pss"], empty["opened.pss"], "");
    print("idle, % of a core", client["idle"], empty["idle"], "0.1");
    print("  frames drawn in 20 s", client["idle.frames"], 0, "");
    print("key press to bubble, ms", client["bubble"], 0, "");
    print("  the slowest of 30", client["bubble.worst"], 0, "");
    print("  frames drawn until it was there", client["bubble.frames"], 0, "1");
    std::printf("against a list of plain rows:\n");
    const auto printFling = [&](const char *what, const char *name, const char *budget) {
        print(what, client[name], rows[name], budget);
    };
    printFling("gap between frames of a fling, ms", "fling.gap", "16.7");
    printFling("  the longest", "fling.gap.worst", "");
    printFling("  late frames, %", "fling.late", "0");
    printFling("work for a frame of it, ms", "fling.work", "");
    printFling("  the most", "fling.work.worst", "16.7");
    printFling("  more than a sixtieth of a second, %", "fling.tooMuch", "0");
}

} // namespace

int main(int argc, char *argv[])
{
    // As the client has it, for its tray; an empty window needs less.
    const bool isClient = argc > 2 && QByteArrayView(argv[2]) == "client";
    const std::unique_ptr<QGuiApplication> program(isClient ? new QApplication(argc, argv)
                                                            : new QGuiApplication(argc, argv));
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--role"_L1) {
        playRole(arguments.value(2), arguments.mid(3));
        return 0;
    }
    const int messages = arguments.value(1, u"100000"_s).toInt();
    const QTemporaryDir dataDir;
    const auto biggest = prepare(dataDir.path(), messages);
    report(messages, {dataDir.path(), biggest.toString(), arguments.value(2, u"120"_s)});
    return 0;
}
