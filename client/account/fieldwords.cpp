#include "account/fieldwords.h"

#include "protocol/rules.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// Its context is where translators find these sentences.
struct FieldWords
{
    Q_DECLARE_TR_FUNCTIONS(FieldWords)
};

template <class Rule>
std::optional<Fault> faultOf(const Rule &rule, QString text)
{
    return rule.apply(text);
}

} // namespace

QString usernameFault(const QString &text)
{
    const auto fault = faultOf(UsernameRule(), text);
    if (!fault)
        return {};
    if (text.isEmpty())
        return FieldWords::tr("Choose a username.");
    if (fault->code == "invalid_format"_L1)
        return FieldWords::tr("Use the letters a to z, digits, and _ . - only, and start with a "
                              "letter or a digit.");
    return FieldWords::tr("A username has %1 to %2 characters.")
        .arg(UsernameRule::min)
        .arg(UsernameRule::max);
}

QString displayNameFault(const QString &text)
{
    const auto fault = faultOf(displayNameRule, text);
    if (!fault)
        return {};
    return fault->code == "too_short"_L1
               ? FieldWords::tr("Tell others your name.")
               : FieldWords::tr("A name has at most %1 characters.").arg(displayNameRule.max);
}

QString aboutFault(const QString &text)
{
    return faultOf(aboutRule, text)
               ? FieldWords::tr("Use at most %1 characters.").arg(aboutRule.max)
               : QString();
}

QString newPasswordFault(const QString &text)
{
    const auto fault = faultOf(newPasswordRule, text);
    if (!fault)
        return {};
    if (text.isEmpty())
        return FieldWords::tr("Choose a password.");
    return fault->code == "too_short"_L1
               ? FieldWords::tr("Use at least %1 characters.").arg(newPasswordRule.min)
               : FieldWords::tr("A password has at most %1 characters.").arg(newPasswordRule.max);
}

} // namespace letschat::client
