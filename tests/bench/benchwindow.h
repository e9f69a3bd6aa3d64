#pragma once

#include "bench/took.h"

#include <QElapsedTimer>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>

#include <chrono>
#include <functional>
#include <memory>

namespace letschat::bench {

/// How a list followed while it was flung.
struct Fling
{
    /// From frame to frame, in milliseconds.
    Took gap;
    /// What the GUI thread worked for one frame, in milliseconds: no other program counts in it.
    Took work;
    /// Frames that came late, and those that cannot be in time on any machine as fast as this; in
    /// percent.
    double late = 0;
    double tooMuch = 0;
};

/// A window that is measured from within its process: when its frames came, what it holds, what it
/// burns. GUI thread.
class BenchWindow
{
public:
    /// Both from the moment at which the process was started, in nanoseconds of the steady clock.
    explicit BenchWindow(qint64 startedAt);

    QQmlApplicationEngine engine;

    /// Takes the window that the engine has loaded.
    void take();
    /// Before what it shows is gone.
    void close();
    QQuickWindow &window() const { return *window_; }
    QQuickItem *item(const QString &name) const;
    /// The row of a list, as built; nullptr where it is not.
    static QQuickItem *rowOf(QQuickItem *list, int row);

    /// Milliseconds since the start.
    double now() const;
    /// Runs the event loop until a frame was drawn after which `holds`; gives the time of that
    /// frame, or -1 after 60 s.
    double frameWhen(const std::function<bool()> &holds);
    void run(std::chrono::milliseconds time);
    int frames() const { return int(frames_.size()); }

    void press(Qt::Key key, const QString &text = {});

    Fling fling(QQuickItem *list, std::chrono::milliseconds time);
    /// The share of a core, in percent, over so long.
    double processorWhile(std::chrono::milliseconds time);

    /// Of this process so far, in milliseconds.
    static double processorTime();
    /// In kB, of this process.
    static double resident();
    static double proportional();

private:
    struct Frame
    {
        double at = 0;
        /// Of the GUI thread until then.
        double work = 0;
    };

    qint64 startedAt_;
    QQuickWindow *window_ = nullptr;
    std::vector<Frame> frames_;
};

/// One line of the report that the other process reads.
void tell(const char *name, double value);

} // namespace letschat::bench
