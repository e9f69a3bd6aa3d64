#pragma once

#include <QObject>
#include <QSettings>

namespace letschat::client {

/// What a person chose about the program, for one profile; kept at once in the profile's settings
/// file, and there again at the next start. GUI thread.
class Preferences : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Appearance appearance READ appearance WRITE setAppearance NOTIFY changed)
    Q_PROPERTY(bool notifications READ notifications WRITE setNotifications NOTIFY changed)
    Q_PROPERTY(bool previews READ previews WRITE setPreviews NOTIFY changed)
    Q_PROPERTY(bool doNotDisturb READ doNotDisturb WRITE setDoNotDisturb NOTIFY changed)
    Q_PROPERTY(bool keepRunning READ keepRunning WRITE setKeepRunning NOTIFY changed)
    Q_PROPERTY(int listWidth READ listWidth WRITE setListWidth NOTIFY changed)

public:
    /// As Theme counts them.
    enum Appearance { FollowSystem, Light, Dark };
    Q_ENUM(Appearance)

    /// `file` is an INI file; it need not exist.
    explicit Preferences(const QString &file, QObject *parent = nullptr);

    Appearance appearance() const;
    void setAppearance(Appearance appearance);
    /// Whether anything is notified of at all.
    bool notifications() const { return flag("notifications", true); }
    void setNotifications(bool on) { setFlag("notifications", on); }
    /// Whether a notification shows what was written.
    bool previews() const { return flag("previews", true); }
    void setPreviews(bool on) { setFlag("previews", on); }
    /// Nothing is notified of for now.
    bool doNotDisturb() const { return flag("do_not_disturb", false); }
    void setDoNotDisturb(bool on) { setFlag("do_not_disturb", on); }
    /// Closing the window leaves the program in the tray, where there is one.
    bool keepRunning() const { return flag("keep_running", false); }
    void setKeepRunning(bool on) { setFlag("keep_running", on); }
    /// In logical pixels; 0 where it was never changed.
    int listWidth() const;
    void setListWidth(int width);

Q_SIGNALS:
    void changed();

private:
    bool flag(const char *name, bool usual) const;
    void setFlag(const char *name, bool on);
    void set(const QString &key, const QVariant &value);

    QSettings file_;
};

} // namespace letschat::client
