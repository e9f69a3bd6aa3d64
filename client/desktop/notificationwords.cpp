#include "desktop/notificationwords.h"

#include <QCoreApplication>
#include <QTextBoundaryFinder>

namespace letschat::client {

namespace {

/// In UTF-16 units; what desktops show in a few lines.
constexpr qsizetype mostText = 200;

struct NotificationWords
{
    Q_DECLARE_TR_FUNCTIONS(letschat::client::NotificationWords)
};

/// In one line; cut between two characters as people see them.
QString shortened(const QString &text)
{
    auto line = text.simplified();
    if (line.size() <= mostText)
        return line;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line);
    finder.setPosition(mostText);
    const auto end = finder.isAtBoundary() ? mostText : finder.toPreviousBoundary();
    return line.left(end).trimmed() + u'…';
}

QString countText(int messages)
{
    return messages == 1 ? NotificationWords::tr("New message")
                         : NotificationWords::tr("%n new messages", nullptr, messages);
}

} // namespace

Notification notificationOf(const News &news, const NewsNames &names, bool isPreviewed)
{
    if (news.conversation.isNull())
        return {{},
                QCoreApplication::applicationName(),
                NotificationWords::tr("%1 in %n conversations", nullptr, news.conversations)
                    .arg(countText(news.messages))};
    const bool isGroup = !names.group.isEmpty();
    const auto text = isPreviewed ? shortened(news.newest.body) : QString();
    auto title = shortened(isGroup ? names.group : names.sender);
    if (news.messages > 1 && !text.isEmpty())
        title = NotificationWords::tr("%1 (%2)").arg(title).arg(news.messages);
    if (text.isEmpty())
        return {news.conversation, title,
                isGroup ? NotificationWords::tr("%1: %2").arg(names.sender, countText(1))
                        : countText(news.messages)};
    return {news.conversation, title,
            isGroup ? NotificationWords::tr("%1: %2").arg(names.sender, text) : text};
}

} // namespace letschat::client
