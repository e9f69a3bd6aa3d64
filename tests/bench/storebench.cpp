// bench_store [MESSAGES] [FOLDER]: the store of the client with many messages (1,000,000) against
// one with 1,000 of the same kind: opening, a page at several depths, a search.
#include "bench/samplestore.h"
#include "bench/took.h"
#include "store/searchtext.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <random>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::bench;
using namespace Qt::StringLiterals;

namespace {

const User me = sampleUser();

template <class Act>
Took time(int runs, Act act)
{
    std::vector<double> all;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer timer;
        timer.start();
        act(run);
        all.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    return Took::of(all);
}

struct Figures
{
    Took opening;
    std::vector<std::pair<QByteArray, Took>> reads;
};

Figures measure(const QString &file, int messages)
{
    Figures figures;
    figures.opening = time(15, [&](int) {
        StoreContent content(file, me.id);
        content.everything();
    });
    StoreContent content(file, me.id);
    const auto biggest = content.conversations().all().first().id;
    const qint64 depth = messages / 2;
    std::mt19937_64 random(7);
    const auto page = [&](const char *name, auto place) {
        figures.reads.push_back({name, time(200, [&](int) {
                                     const auto part = content.before(biggest, place(), 50);
                                     Q_ASSERT(!part.messages.isEmpty());
                                 })});
    };
    page("page of 50, newest", [&] { return depth + 1; });
    page("page of 50, any depth", [&] { return qint64(2 + random() % quint64(depth - 2)); });
    page("page of 50, oldest", [&] { return 51; });
    const auto search = [&](const char *name, auto typed) {
        figures.reads.push_back({name, time(50, [&](int run) {
                                     content.messages().search(indexQuery(typed(run)), 50);
                                 })});
    };
    search("search, common word", [](int run) { return SampleWriter::wordOfRank(1 + run % 5); });
    search("search, rare word",
           [](int run) { return SampleWriter::wordOfRank(20'000 + run * 97); });
    search("search, two words", [](int run) {
        return SampleWriter::wordOfRank(3 + run) + u' ' + SampleWriter::wordOfRank(300 + run);
    });
    search("search, two common words", [](int run) {
        return SampleWriter::wordOfRank(1 + run % 3) + u' ' + SampleWriter::wordOfRank(2 + run % 5);
    });
    search("search, beginning of a word",
           [](int run) { return u"w"_s + QString::number(run % 30, 36); });
    search("search, one letter", [](int) { return u"w"_s; });
    search("search, two Chinese characters",
           [](int run) { return u"你好吗世界"_s.mid(run % 4, 2); });
    search("search, one Chinese character",
           [](int run) { return u"你好吗世界"_s.mid(run % 5, 1); });
    search("search, nothing found", [](int run) { return u"absent%1 w1"_s.arg(run); });
    return figures;
}

void print(const QByteArray &name, const Took &many, const Took &few)
{
    std::printf("%-34s %9.3f %9.3f %12.3f %8.2f\n", name.constData(), many.median, many.worst,
                few.median, many.median / few.median);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication program(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const int messages = arguments.value(1, u"1000000"_s).toInt();
    const QTemporaryDir temporary;
    const auto folder = arguments.value(2, temporary.path());
    const auto many = folder + u"/many-%1.sqlite"_s.arg(messages);
    const auto few = folder + u"/few.sqlite"_s;
    for (const auto &[file, count] : {std::pair(many, messages), std::pair(few, 1000)}) {
        QElapsedTimer timer;
        timer.start();
        fillStore(file, me, count);
        std::printf("%d messages: %.1f MB, written in %.1f s\n", count,
                    double(QFileInfo(file).size()) / 1e6, double(timer.elapsed()) / 1e3);
    }
    const auto large = measure(many, messages);
    const auto small = measure(few, 1000);
    std::printf("\n%-34s %9s %9s %12s %8s\n", "milliseconds", "median", "worst", "1,000 has",
                "ratio");
    print("opening", large.opening, small.opening);
    for (size_t i = 0; i < large.reads.size(); ++i)
        print(large.reads[i].first, large.reads[i].second, small.reads[i].second);
    return 0;
}
