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
};

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
    return plainWords(error);
}

} // namespace letschat::client
