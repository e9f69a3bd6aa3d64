#include "sync/outgoingwords.h"

#include "network/apierror.h"

#include <QCoreApplication>

namespace letschat::client {

namespace {

/// Its context is where translators find these sentences.
struct OutgoingWords
{
    Q_DECLARE_TR_FUNCTIONS(OutgoingWords)

public:
    static QString conversationIsGone() { return tr("This conversation is no longer there."); }
    /// What it was that did not happen, before why.
    static QString about(Outgoing::Kind kind, const QString &why);
};

QString OutgoingWords::about(Outgoing::Kind kind, const QString &why)
{
    switch (kind) {
    case Outgoing::Kind::Edit:
        return tr("Not changed. %1").arg(why);
    case Outgoing::Kind::Deletion:
        return tr("Not deleted. %1").arg(why);
    case Outgoing::Kind::Reaction:
        return tr("Your reaction was not added. %1").arg(why);
    case Outgoing::Kind::ReactionRemoval:
        return tr("Your reaction was not removed. %1").arg(why);
    case Outgoing::Kind::Message:
    case Outgoing::Kind::ReadMark:
        return why;
    }
    Q_UNREACHABLE();
}

} // namespace

QString refusalInWords(const Outgoing &outgoing)
{
    if (!outgoing.refusal)
        return {};
    if (*outgoing.refusal == ProblemCode::NotFound && outgoing.kind == Outgoing::Kind::Message)
        return OutgoingWords::conversationIsGone();
    ApiError error;
    error.kind = ApiError::Kind::Refused;
    error.problem.code = *outgoing.refusal;
    return OutgoingWords::about(outgoing.kind, plainWords(error));
}

} // namespace letschat::client
