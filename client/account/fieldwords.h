#pragma once

#include <QString>

/// What is wrong with what is typed into a field of an account, by the rules of the contract, in
/// words for the user; empty where nothing is.
namespace letschat::client {

QString usernameFault(const QString &text);
QString displayNameFault(const QString &text);
QString aboutFault(const QString &text);
/// Where a password is set. One that is compared has no rule.
QString newPasswordFault(const QString &text);

} // namespace letschat::client
