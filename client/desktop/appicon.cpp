#include "desktop/appicon.h"

#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

/// Of the icon's width.
constexpr qreal pillHeight = 0.6;
constexpr qreal digitHeight = 0.5;
const QColor pillColor(0xd9, 0x2d, 0x20);

void paintCount(QPainter &painter, int side, const QString &text)
{
    QFont font = painter.font();
    font.setPixelSize(std::max(1, qRound(side * digitHeight)));
    font.setBold(true);
    const qreal height = side * pillHeight;
    const qreal most = side - height * 0.4;
    qreal width = QFontMetricsF(font).horizontalAdvance(text);
    if (width > most) {
        font.setPixelSize(std::max(1, int(font.pixelSize() * most / width)));
        width = most;
    }
    width = std::clamp(width + height * 0.5, height, qreal(side));
    const QRectF pill(side - width, side - height, width, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pillColor);
    painter.drawRoundedRect(pill, height / 2, height / 2);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace

QIcon appIcon(int unread)
{
    QSvgRenderer renderer(u":/letschat/desktop/icons/letschat.svg"_s);
    const auto text = unread > 99 ? u"99+"_s : QString::number(unread);
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64, 128}) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(0, 0, side, side));
        if (unread > 0)
            paintCount(painter, side, text);
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace letschat::client
