#include "bench/benchroles.h"

#include "app/application.h"
#include "app/options.h"
#include "app/restingcaret.h"
#include "bench/benchwindow.h"
#include "conversations/conversationspage.h"
#include "desktop/desktop.h"
#include "network/socket.h"

using namespace letschat::client;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace letschat::bench {

namespace {

constexpr auto calm = 20'000ms;
constexpr auto flung = 10'000ms;

void tellHolding(const char *resident, const char *proportional)
{
    tell(resident, BenchWindow::resident() / 1e3);
    tell(proportional, BenchWindow::proportional() / 1e3);
}

void tellStart(BenchWindow &bench, const std::function<bool()> &isUseful)
{
    tell("first", bench.frameWhen(isUseful));
    tell("first.work", BenchWindow::processorTime());
}

void tellFling(BenchWindow &bench, QQuickItem *list)
{
    const auto fling = bench.fling(list, flung);
    tell("fling.gap", fling.gap.median);
    tell("fling.gap.worst", fling.gap.worst);
    tell("fling.late", fling.late);
    tell("fling.work", fling.work.median);
    tell("fling.work.worst", fling.work.worst);
    tell("fling.tooMuch", fling.tooMuch);
}

/// A window with nothing in it: what Qt itself takes.
void playEmpty(BenchWindow &bench, bool atLength)
{
    bench.engine.loadData("import QtQuick\nWindow { visible: true; width: 1040; height: 720 }");
    bench.take();
    tellStart(bench, [] { return true; });
    if (!atLength)
        return;
    bench.run(2s);
    tellHolding("opened.rss", "opened.pss");
    tell("idle", bench.processorWhile(calm));
}

/// A list of short lines: what Qt's own list takes to be flung.
void playRows(BenchWindow &bench)
{
    bench.engine.loadData(R"(
        import QtQuick
        Window {
            visible: true; width: 1040; height: 720
            ListView {
                objectName: "rows"
                anchors.fill: parent
                verticalLayoutDirection: ListView.BottomToTop
                model: 100000
                delegate: Text { required property int index; height: 40; text: "Row " + index }
            }
        })");
    bench.take();
    bench.frameWhen([&] { return BenchWindow::rowOf(bench.item(u"rows"_s), 0) != nullptr; });
    tellFling(bench, bench.item(u"rows"_s));
}

/// From the key that sends to the frame that shows the bubble, again and again.
void tellBubbles(BenchWindow &bench)
{
    std::vector<double> times;
    std::vector<double> frames;
    auto *messages = bench.item(u"messages"_s);
    bench.item(u"composer"_s)->forceActiveFocus();
    for (int i = 0; i < 30; ++i) {
        const auto text = u"said %1"_s.arg(i);
        for (const QChar character : text)
            bench.press(Qt::Key_unknown, QString(character));
        bench.run(100ms);
        const auto before = bench.now();
        const auto count = bench.frames();
        bench.press(Qt::Key_Return);
        const auto shown = bench.frameWhen([&] {
            const auto *row = BenchWindow::rowOf(messages, 0);
            return row && row->property("body").toString() == text;
        });
        times.push_back(shown - before);
        frames.push_back(bench.frames() - count);
    }
    tell("bubble", Took::of(times).median);
    tell("bubble.worst", Took::of(times).worst);
    tell("bubble.frames", Took::of(frames).median);
}

/// What a person does all day, in a hurry: opens, reads up, writes a draft, looks somebody up.
void use(BenchWindow &bench, ConversationsPage &page, std::chrono::milliseconds time)
{
    const auto end = bench.now() + double(time.count());
    for (int turn = 0; bench.now() < end; ++turn) {
        const auto row = page.model()->index(turn % page.model()->rowCount(), 0);
        page.open(row.data(ConversationListModel::ConversationIdRole).toString());
        bench.run(300ms);
        if (auto *messages = bench.item(u"messages"_s))
            bench.fling(messages, 1s);
        if (auto *composer = bench.item(u"composer"_s)) {
            composer->forceActiveFocus();
            for (const QChar character : u"a draft"_s)
                bench.press(Qt::Key_unknown, QString(character));
        }
        if (auto *search = bench.item(u"search"_s)) {
            search->forceActiveFocus();
            bench.press(Qt::Key_unknown, u"p"_s);
            bench.run(200ms);
            bench.press(Qt::Key_Escape);
        }
    }
}

void tellAtLength(BenchWindow &bench, Application &application, const QStringList &arguments)
{
    bench.run(2s);
    tellHolding("opened.rss", "opened.pss");
    bench.run(RestingCaret::after);
    const int frames = bench.frames();
    tell("idle", bench.processorWhile(calm));
    tell("idle.frames", bench.frames() - frames);
    tellBubbles(bench);
    tellFling(bench, bench.item(u"messages"_s));
    use(bench, *application.conversations(), std::chrono::seconds(arguments.value(2).toInt()));
    bench.run(2s);
    tellHolding("used.rss", "used.pss");
}

/// The client as its main() makes it, for the account that the benchmark has prepared.
void playClient(BenchWindow &bench, bool atLength, const QStringList &arguments)
{
    Options options;
    options.dataDir = arguments.value(0);
    options.profile = u"bench"_s;
    Socket socket;
    Application application(options, socket);
    application.start();
    bench.engine.setInitialProperties({{u"application"_s, QVariant::fromValue(&application)}});
    bench.engine.load(QUrl(u"qrc:/qt/qml/LetsChat/App/Main.qml"_s));
    bench.take();
    const RestingCaret caret;
    const auto rowOf = [&](const QString &list) {
        return BenchWindow::rowOf(bench.item(list), 0) != nullptr;
    };
    tellStart(bench, [&] { return rowOf(u"conversations"_s); });
    application.desktop()->start(bench.window());
    const double asked = bench.now();
    const double worked = BenchWindow::processorTime();
    application.conversations()->open(arguments.value(1));
    tell("opening", bench.frameWhen([&] { return rowOf(u"messages"_s); }) - asked);
    tell("opening.work", BenchWindow::processorTime() - worked);
    if (atLength)
        tellAtLength(bench, application, arguments);
    bench.close();
}

} // namespace

void playRole(const QString &role, const QStringList &arguments)
{
    BenchWindow bench(arguments.value(0).toLongLong());
    const bool atLength = arguments.value(1) == "long"_L1;
    if (role == "empty"_L1)
        playEmpty(bench, atLength);
    else if (role == "rows"_L1)
        playRows(bench);
    else
        playClient(bench, atLength, arguments.mid(2));
}

} // namespace letschat::bench
