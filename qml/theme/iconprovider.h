#pragma once

#include <QQuickImageProvider>

namespace letschat::theme {

/// Draws the interface's line icons: `image://letschat-icons/NAME/AARRGGBB`, where NAME is a file
/// of icons/ without its ending. The picture has exactly the size that was asked for, in device
/// pixels, so that it is sharp at every scale. An unknown name gives an empty picture and a
/// warning. Called on whichever thread the image is loaded on; keeps no state.
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider();

    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace letschat::theme
