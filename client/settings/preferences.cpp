#include "settings/preferences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

const QString appearanceKey = u"preferences/appearance"_s;
const QString listWidthKey = u"preferences/list_width"_s;

QString flagKey(const char *name)
{
    return u"preferences/"_s + QLatin1StringView(name);
}

} // namespace

Preferences::Preferences(const QString &file, QObject *parent)
    : QObject(parent)
    , file_(file, QSettings::IniFormat)
{}

Preferences::Appearance Preferences::appearance() const
{
    const int kept = file_.value(appearanceKey).toInt();
    return kept == Light || kept == Dark ? Appearance(kept) : FollowSystem;
}

void Preferences::setAppearance(Appearance appearance)
{
    set(appearanceKey, int(appearance));
}

int Preferences::listWidth() const
{
    return std::max(0, file_.value(listWidthKey).toInt());
}

void Preferences::setListWidth(int width)
{
    set(listWidthKey, width);
}

bool Preferences::flag(const char *name, bool usual) const
{
    return file_.value(flagKey(name), usual).toBool();
}

void Preferences::setFlag(const char *name, bool on)
{
    set(flagKey(name), on);
}

void Preferences::set(const QString &key, const QVariant &value)
{
    if (file_.value(key).toString() == value.toString())
        return;
    file_.setValue(key, value);
    Q_EMIT changed();
}

} // namespace letschat::client
