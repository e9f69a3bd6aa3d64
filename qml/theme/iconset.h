#pragma once

#include <QColor>
#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace letschat::theme {

/// Where to find the line icons. Brings their provider into the engine before the first address is
/// given out, so that nobody has to install it. GUI thread only.
class IconSet : public QObject
{
    Q_OBJECT
    QML_ELEMENT

public:
    using QObject::QObject;

    /// What an Image shows as its source for the icon of that name (a file of icons/ without its
    /// ending) in that colour.
    Q_INVOKABLE QUrl source(const QString &name, const QColor &color);

private:
    bool m_provided = false;
};

} // namespace letschat::theme
