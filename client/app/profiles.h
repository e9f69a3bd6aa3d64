#pragma once

#include <QObject>
#include <QVariantList>

#include <functional>

namespace letschat::client {

struct Options;

/// The profiles on this computer beside the one that runs. Each is a program of its own, with its
/// own account, window and history. GUI thread.
class Profiles : public QObject
{
    Q_OBJECT
    /// Each with `name`, and `title`: who was signed in there the last time, else the name.
    Q_PROPERTY(QVariantList others READ others NOTIFY changed)

public:
    /// Starts the program anew with these arguments, apart from this one; false where that failed.
    using Start = std::function<bool(const QStringList &arguments)>;

    explicit Profiles(const Options &options, QObject *parent = nullptr,
                      Start start = startProgram);

    QVariantList others() const { return others_; }
    /// Looks at what is there now.
    Q_INVOKABLE void refresh();
    /// Opens the window of that profile; one that runs already comes to the front.
    Q_INVOKABLE void open(const QString &name);
    /// Opens a window to sign in with another account, at first on the same server.
    Q_INVOKABLE void openNew();

Q_SIGNALS:
    void changed();

private:
    static bool startProgram(const QStringList &arguments);

    QString dataDir_;
    QString own_;
    Start start_;
    QVariantList others_;
};

} // namespace letschat::client
