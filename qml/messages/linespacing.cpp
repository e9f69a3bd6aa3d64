#include "linespacing.h"

#include <QTextBlock>
#include <QTextBlockFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

#include <limits>

namespace letschat::messages {

void LineSpacing::setDocument(QQuickTextDocument *document)
{
    m_document = document;
    if (document && document->textDocument())
        connect(document->textDocument(), &QTextDocument::contentsChanged, this,
                &LineSpacing::apply);
    apply();
    Q_EMIT changed();
}

void LineSpacing::setLeast(int pixels)
{
    m_least = pixels;
    apply();
    Q_EMIT changed();
}

qreal LineSpacing::lastLineEnd(qreal width, bool mirrored) const
{
    if (!m_document)
        return 0;
    const auto *document = m_document->textDocument();
    const auto block = document->lastBlock();
    const auto *layout = block.layout();
    const int lines = layout->lineCount();
    if (lines == 0)
        return 0;
    const bool beginsBeyond = (block.textDirection() == Qt::RightToLeft) != mirrored;
    if (beginsBeyond && (lines > 1 || document->blockCount() > 1))
        return std::numeric_limits<qreal>::infinity();
    const auto line = layout->lineAt(lines - 1).naturalTextRect();
    return mirrored ? width - line.left() : line.right();
}

void LineSpacing::apply()
{
    if (m_applying || !m_document || m_least <= 0)
        return;
    m_applying = true;
    QTextBlockFormat format;
    format.setLineHeight(m_least, QTextBlockFormat::MinimumHeight);
    QTextCursor cursor(m_document->textDocument());
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(format);
    m_applying = false;
}

} // namespace letschat::messages
