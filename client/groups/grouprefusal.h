#pragma once

#include "network/apierror.h"

#include <QString>

namespace letschat::client {

/// Why a group was not made or changed, in words for the user: each where it belongs.
struct GroupRefusal
{
    /// About its title.
    QString title;
    /// About the people to be in it.
    QString people;
    /// About anything else.
    QString general;
};

GroupRefusal groupRefusal(const ApiError &error);
/// The same in one sentence, where there is one place for it.
QString groupWords(const ApiError &error);
/// What is wrong with a title before anybody is asked; empty for nothing.
QString titleFault(const QString &title);

} // namespace letschat::client
