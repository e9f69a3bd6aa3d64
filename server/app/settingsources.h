#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <expected>
#include <span>
#include <string_view>

namespace letschat::server {

/// One line of the table of operations.md.
struct SettingRow
{
    std::string_view name;
    std::string_view byDefault; ///< as text; empty where it depends on the machine
    std::string_view meaning;
};

std::span<const SettingRow> settingRows();
QStringList settingNames();

/// Where a value comes from that nobody set.
inline const QString defaultOrigin = QStringLiteral("default");

/// A value as text, and where it came from ("--listen", "LETSCHAT_LISTEN", "/etc/…: listen").
struct SettingValue
{
    QString text;
    QString origin;
};

struct GatheredSettings
{
    QMap<QString, SettingValue> values; ///< every name of settingRows()
    QStringList warnings;
};

/// Gathers the values by precedence: flag, environment, file, default. `flags` are known names, as
/// CommandLine has them. An unknown key in the file is an error that names the nearest known one;
/// an unknown variable of the environment is a warning.
std::expected<GatheredSettings, QString> gatherSettings(const QMap<QString, QString> &flags);

} // namespace letschat::server
