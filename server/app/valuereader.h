#pragma once

#include "app/settings.h"
#include "app/settingsources.h"
#include "http/trustedproxies.h"

#include <array>

namespace letschat::server {

/// Reads gathered values one by one into their types; the first that is wrong is the one that is
/// told, with its name, its rule, its text and where it was set.
class ValueReader
{
public:
    explicit ValueReader(const QMap<QString, SettingValue> &values)
        : values_(values)
    {}

    /// Empty while nothing was wrong.
    const QString &fault() const { return fault_; }
    const QString &text(const QString &name) const;
    bool isDefault(const QString &name) const;

    int number(const QString &name, int min, int max, int byDefault = 0);
    bool isOn(const QString &name);
    ListenAddress address(const QString &name);
    /// Separated by commas; an address alone is a subnet of its own.
    QList<Subnet> subnets(const QString &name);
    /// An URL of one of these schemes with a host, or nothing.
    QString url(const QString &name, const QStringList &schemes);

    template <class Value, size_t N>
    Value word(const QString &name, const std::array<std::pair<QString, Value>, N> &words)
    {
        QStringList known;
        for (const auto &[candidate, value] : words) {
            if (candidate == text(name))
                return value;
            known.append(candidate);
        }
        wrong(name, QStringLiteral("must be one of ") + known.join(QStringLiteral(", ")));
        return words.front().second;
    }

    /// For what is wrong between values.
    void wrong(const QString &name, const QString &rule);

private:
    const QMap<QString, SettingValue> &values_;
    QString fault_;
};

} // namespace letschat::server
