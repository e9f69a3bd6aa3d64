#include "database/rows.h"

#include <libpq-fe.h>

namespace letschat::server {

Rows::Rows(PGresult *result)
    : result_(result, PQclear)
    , count_(PQntuples(result))
{}

QByteArrayView Rows::view(int column) const
{
    if (PQgetisnull(result_.get(), row_, column))
        return {};
    return {PQgetvalue(result_.get(), row_, column), PQgetlength(result_.get(), row_, column)};
}

} // namespace letschat::server
