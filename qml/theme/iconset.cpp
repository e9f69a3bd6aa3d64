#include "iconset.h"

#include "iconprovider.h"

#include <QQmlEngine>

using namespace Qt::StringLiterals;

namespace letschat::theme {

namespace {
const auto provider = u"letschat-icons"_s;
}

QUrl IconSet::source(const QString &name, const QColor &color)
{
    if (!m_provided) {
        qmlEngine(this)->addImageProvider(provider, new IconProvider);
        m_provided = true;
    }
    return QUrl(u"image://%1/%2/%3"_s.arg(provider, name, QString::number(color.rgba(), 16)));
}

} // namespace letschat::theme
