#include "database/databaseurl.h"

#include <libpq-fe.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

using Options = std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption *)>;

Options optionsOf(const QString &url)
{
    return Options(PQconninfoParse(url.toUtf8().constData(), nullptr), PQconninfoFree);
}

} // namespace

bool isDatabaseUrl(const QString &url)
{
    const auto options = optionsOf(url);
    return options && (url.startsWith("postgresql://"_L1) || url.startsWith("postgres://"_L1));
}

bool databaseAnswers(const QString &url)
{
    return PQping(url.toUtf8().constData()) == PQPING_OK;
}

DatabaseUrlParts partsOfDatabaseUrl(const QString &url)
{
    DatabaseUrlParts parts;
    const auto options = optionsOf(url);
    QStringList others;
    for (const auto *option = options.get(); option && option->keyword; ++option) {
        if (!option->val)
            continue;
        auto value = QString::fromUtf8(option->val);
        const auto keyword = QString::fromUtf8(option->keyword);
        if (option->envvar)
            parts.variables.insert(QString::fromUtf8(option->envvar), value);
        else if (!keyword.contains("password"_L1))
            others.append(u"%1='%2'"_s.arg(
                keyword, value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s)));
    }
    parts.others = others.join(u' ');
    return parts;
}

} // namespace letschat::server
