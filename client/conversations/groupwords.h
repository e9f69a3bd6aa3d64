#pragma once

#include "protocol/conversations.h"

#include <QList>
#include <QString>

/// A conversation in a few words, for its row and its header.
namespace letschat::client {

class PeopleStore;

/// `typing` where there is only one who can; else `Ada is typing`, `Ada and Ben are typing`,
/// `3 people are typing`. Empty for nobody.
QString typistsText(const QList<UserId> &typists, bool isDirect, const PeopleStore &people);
/// The same, as something that goes on: `typing…`.
QString typingText(const QList<UserId> &typists, bool isDirect, const PeopleStore &people);
/// `Ada: hello`; the words alone where nobody's name is known.
QString authoredText(const QString &author, const QString &words);
/// Presence of the peer, where there is one; else how many members, and how many are online as far
/// as this is known. Empty where nothing is.
QString subtitleOf(const Conversation *conversation, UserId peer, UserId self,
                   const PeopleStore &people);

} // namespace letschat::client
