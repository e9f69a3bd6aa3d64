#include "emoji/recentemoji.h"

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {
const QString recentKey = u"emoji/recent"_s;
} // namespace

RecentEmoji::RecentEmoji(const QString &file)
    : file_(file, QSettings::IniFormat)
{}

QStringList RecentEmoji::all() const
{
    return file_.value(recentKey).toStringList();
}

void RecentEmoji::use(const QString &text)
{
    auto recent = all();
    if (!recent.isEmpty() && recent.first() == text)
        return;
    recent.removeAll(text);
    recent.prepend(text);
    file_.setValue(recentKey, recent.first(std::min(recent.size(), qsizetype(most))));
}

void RecentEmoji::clear()
{
    file_.remove(recentKey);
}

} // namespace letschat::client
