#pragma once

#include "desktop/notificationrules.h"
#include "desktop/notifier.h"

namespace letschat::client {

/// Who and where, as the user knows them.
struct NewsNames
{
    QString sender;
    /// Of a group; empty for a conversation of two.
    QString group;
};

/// News in words: one line of what was written, cut where it is long; without it where previews are
/// off, and then nothing but who it is from.
Notification notificationOf(const News &news, const NewsNames &names, bool isPreviewed);

} // namespace letschat::client
