#include "app/valuereader.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace letschat::server {

const QString &ValueReader::text(const QString &name) const
{
    const auto found = values_.find(name);
    Q_ASSERT(found != values_.end());
    return found->text;
}

bool ValueReader::isDefault(const QString &name) const
{
    return values_[name].origin == defaultOrigin;
}

int ValueReader::number(const QString &name, int min, int max, int byDefault)
{
    const QString &value = text(name);
    if (value.isEmpty() && isDefault(name))
        return byDefault;
    bool isNumber = false;
    const int parsed = value.toInt(&isNumber);
    if (!isNumber || parsed < min || parsed > max)
        wrong(name, u"must be a whole number from %1 to %2"_s.arg(min).arg(max));
    return parsed;
}

bool ValueReader::isOn(const QString &name)
{
    return word(name, std::array{std::pair{u"on"_s, true}, std::pair{u"off"_s, false}});
}

ListenAddress ValueReader::address(const QString &name)
{
    const QString &value = text(name);
    const auto colon = value.lastIndexOf(u':');
    bool isPort = false;
    const auto port = value.mid(colon + 1).toUShort(&isPort);
    QString host = value.left(std::max<qsizetype>(colon, 0));
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    const QHostAddress parsed(host == "localhost"_L1 ? u"127.0.0.1"_s : host);
    if (colon < 1 || !isPort || parsed.isNull())
        wrong(name, u"must be an address and a port, like 127.0.0.1:8080"_s);
    return {parsed, port};
}

QList<Subnet> ValueReader::subnets(const QString &name)
{
    QList<Subnet> subnets;
    for (const auto &part : text(name).split(u',', Qt::SkipEmptyParts)) {
        const auto subnet = QHostAddress::parseSubnet(part.trimmed());
        if (subnet.first.isNull() || subnet.second < 0)
            wrong(name, u"must be addresses or subnets, like 10.0.0.1, 192.168.0.0/16, "
                        "separated by commas"_s);
        else
            subnets.append(subnet);
    }
    return subnets;
}

QString ValueReader::url(const QString &name, const QStringList &schemes)
{
    const QString &value = text(name);
    const QUrl url(value, QUrl::StrictMode);
    if (!value.isEmpty() &&
        (!url.isValid() || !schemes.contains(url.scheme()) || url.host().isEmpty()))
        wrong(name, u"must begin with %1:// and name a host"_s.arg(schemes.join(u":// or "_s)));
    return value;
}

void ValueReader::wrong(const QString &name, const QString &rule)
{
    if (!fault_.isEmpty())
        return;
    const auto &value = values_[name];
    // What stands in an URL may be a password.
    const auto shown = name.endsWith("_url"_L1) ? QString() : u", not \"%1\""_s.arg(value.text);
    fault_ = u"%1 %2%3 (set by %4)."_s.arg(name, rule, shown, value.origin);
}

} // namespace letschat::server
