#include "iconprovider.h"

#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::theme {

namespace {
constexpr int defaultSide = 24; // the grid that the icons are drawn on
}

IconProvider::IconProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const QStringList parts = id.split(u'/');
    const int side = std::max(requestedSize.width(), requestedSize.height());
    QImage image(QSize(1, 1) * (side > 0 ? side : defaultSide),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (size)
        *size = image.size();

    QSvgRenderer renderer(u":/qt/qml/LetsChat/Theme/icons/"_s + parts.first() + u".svg"_s);
    if (!renderer.isValid()) {
        qWarning("There is no icon called %s", qPrintable(parts.first()));
        return image;
    }
    QPainter painter(&image);
    renderer.render(&painter, QRectF(image.rect()));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    const auto color = QColor::fromRgba(parts.last().toUInt(nullptr, 16));
    painter.fillRect(image.rect(), color);
    return image;
}

} // namespace letschat::theme
