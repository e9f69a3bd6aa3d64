#include "bench/benchwindow.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QKeyEvent>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace letschat::bench {

namespace {

/// A frame that comes later than this after the one before was missed by the eye: one and a half of
/// 60 in a second, as timers that wake every 16 or 17 ms are no fault.
constexpr double lateFrom = 25.0;
constexpr double sixtieth = 1000.0 / 60;

double threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double shareAbove(const std::vector<double> &all, double limit)
{
    const auto above = std::ranges::count_if(all, [limit](double each) { return each > limit; });
    return all.empty() ? 100.0 : 100.0 * double(above) / double(all.size());
}

double entryOf(const QString &file, const QByteArray &name)
{
    QFile status(file);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const auto lines = status.readAll().split('\n');
    for (const auto &line : lines) {
        if (line.startsWith(name))
            return line.mid(name.size()).simplified().split(' ').first().toDouble();
    }
    return 0;
}

QQuickItem *itemBelow(QQuickItem *item, const QString &name)
{
    if (item->objectName() == name && item->isVisible())
        return item;
    const auto children = item->childItems();
    for (auto *child : children) {
        if (auto *found = itemBelow(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

BenchWindow::BenchWindow(qint64 startedAt)
    : startedAt_(startedAt)
{
    engine.addImportPath(u"qrc:/qt/qml"_s);
}

void BenchWindow::take()
{
    window_ = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!window_)
        qFatal("the window was not loaded");
    QObject::connect(window_, &QQuickWindow::frameSwapped, window_,
                     [this] { frames_.push_back({now(), threadTime()}); });
}

void BenchWindow::close()
{
    const std::unique_ptr<QQuickWindow> closing(std::exchange(window_, nullptr));
}

QQuickItem *BenchWindow::item(const QString &name) const
{
    return itemBelow(window_->contentItem(), name);
}

QQuickItem *BenchWindow::rowOf(QQuickItem *list, int row)
{
    QQuickItem *item = nullptr;
    if (list && list->property("count").toInt() > row)
        QMetaObject::invokeMethod(list, "itemAtIndex", Q_RETURN_ARG(QQuickItem *, item),
                                  Q_ARG(int, row));
    return item;
}

double BenchWindow::now() const
{
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    return double(std::chrono::nanoseconds(time).count() - startedAt_) / 1e6;
}

double BenchWindow::frameWhen(const std::function<bool()> &holds)
{
    double found = -1;
    QEventLoop loop;
    const auto connection = QObject::connect(window_, &QQuickWindow::frameSwapped, &loop, [&] {
        if (found < 0 && holds()) {
            found = now();
            loop.quit();
        }
    });
    QTimer::singleShot(60s, &loop, &QEventLoop::quit);
    loop.exec();
    QObject::disconnect(connection);
    return found;
}

void BenchWindow::run(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

void BenchWindow::press(Qt::Key key, const QString &text)
{
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(window_, &event);
    }
}

Fling BenchWindow::fling(QQuickItem *list, std::chrono::milliseconds time)
{
    const auto from = frames_.size();
    const auto push = [list] {
        QMetaObject::invokeMethod(list, "flick", Q_ARG(double, 0.0), Q_ARG(double, 4000.0));
    };
    QTimer again;
    QObject::connect(&again, &QTimer::timeout, list, push);
    again.start(300ms);
    push();
    run(time);
    again.stop();
    QMetaObject::invokeMethod(list, "cancelFlick");
    std::vector<double> gaps;
    std::vector<double> works;
    for (size_t i = from + 1; i < frames_.size(); ++i) {
        gaps.push_back(frames_[i].at - frames_[i - 1].at);
        works.push_back(frames_[i].work - frames_[i - 1].work);
    }
    return {Took::of(gaps), Took::of(works), shareAbove(gaps, lateFrom),
            shareAbove(works, sixtieth)};
}

double BenchWindow::processorWhile(std::chrono::milliseconds time)
{
    const double before = processorTime();
    QElapsedTimer timer;
    timer.start();
    run(time);
    return 100.0 * (processorTime() - before) / double(timer.elapsed());
}

double BenchWindow::processorTime()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto milliseconds = [](const timeval &time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

double BenchWindow::resident()
{
    return entryOf(u"/proc/self/status"_s, "VmRSS:");
}

double BenchWindow::proportional()
{
    return entryOf(u"/proc/self/smaps_rollup"_s, "Pss:");
}

void tell(const char *name, double value)
{
    std::printf("%s %.4f\n", name, value);
    std::fflush(stdout);
}

} // namespace letschat::bench
