#include "groups/grouprefusal.h"

#include "protocol/rules.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// Its context is where translators find these sentences.
struct GroupWords
{
    Q_DECLARE_TR_FUNCTIONS(GroupWords)

public:
    static QString ofPeople(const FieldError &fault)
    {
        if (fault.code == u"too_long"_s)
            return tr("A group has at most %L1 members.").arg(maxGroupMembers);
        return tr("One of these people is no longer here.");
    }
};

} // namespace

QString titleFault(const QString &title)
{
    auto text = title;
    const auto fault = titleRule.apply(text);
    if (!fault)
        return {};
    return text.isEmpty() ? GroupWords::tr("Give the group a name.")
                          : GroupWords::tr("At most %1 characters.").arg(titleRule.max);
}

GroupRefusal groupRefusal(const ApiError &error)
{
    GroupRefusal refusal;
    const auto &problem = error.problem;
    if (error.kind == ApiError::Kind::Refused && problem.code == ProblemCode::CannotMessage) {
        refusal.people = GroupWords::tr("One of these people cannot be added.");
        return refusal;
    }
    if (error.kind == ApiError::Kind::Refused && problem.code == ProblemCode::ValidationFailed) {
        for (const auto &fault : problem.errors) {
            if (fault.field == u"title"_s)
                refusal.title = GroupWords::tr("The server does not accept this name.");
            else if (fault.field.contains(u"_ids"_s))
                refusal.people = GroupWords::ofPeople(fault);
        }
    }
    if (refusal.title.isEmpty() && refusal.people.isEmpty())
        refusal.general = plainWords(error);
    return refusal;
}

QString groupWords(const ApiError &error)
{
    const auto refusal = groupRefusal(error);
    if (!refusal.title.isEmpty())
        return refusal.title;
    return refusal.people.isEmpty() ? refusal.general : refusal.people;
}

} // namespace letschat::client
