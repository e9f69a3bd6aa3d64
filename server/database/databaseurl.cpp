#include "database/databaseurl.h"

#include <libpq-fe.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace letschat::server {

bool isDatabaseUrl(const QString &url)
{
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption *)> options(
        PQconninfoParse(url.toUtf8().constData(), nullptr), PQconninfoFree);
    return options && (url.startsWith("postgresql://"_L1) || url.startsWith("postgres://"_L1));
}

bool databaseAnswers(const QString &url)
{
    return PQping(url.toUtf8().constData()) == PQPING_OK;
}

} // namespace letschat::server
