"""Pictures in a text document: drawn where the cursor is, pressed to see them large."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, QUrl
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)

from quizapp.core.cards.plain import picture_in_words
from quizapp.core.content.pictures import Picture
from quizapp.ui.kit.pictures import pixmap_of
from quizapp.ui.kit.theme.theme import Theme
from quizapp.ui.kit.theme.tokens import Scheme


def insert_picture(
    cursor: QTextCursor, picture: Picture, most: QSize, theme: Theme, ratio: float, address: str
) -> bool:
    """Draw a picture at the cursor, as a link; return whether it could be decoded.

    Args:
        cursor: stands where it is to be drawn.
        picture: what to draw.
        most: the room for it, in pixels of the page.
        theme: the current theme.
        ratio: pixels of the screen to one of the page.
        address: where its link leads.
    """
    drawn = pixmap_of(picture.data, most, ratio, enlarge=theme.text_percent / 100)
    if drawn is None:
        return False
    size = drawn.deviceIndependentSize()
    strong = theme.scheme is Scheme.HIGH_CONTRAST
    edge = 2 if strong else 1
    painter = QPainter(drawn)
    painter.setPen(QPen(theme.colour("control" if strong else "line"), edge))
    half = edge / 2
    painter.drawRect(QRectF(half, half, size.width() - edge, size.height() - edge))
    painter.end()
    insert_image(
        cursor,
        address,
        drawn,
        size.width(),
        size.height(),
        picture_in_words(picture),
        address=address,
    )
    return True


def insert_image(
    cursor: QTextCursor,
    name: str,
    image: QPixmap | QImage,
    wide: float,
    high: float,
    words: str,
    *,
    address: str = "",
) -> None:
    """Insert an image at the cursor.

    Args:
        cursor: stands where the image is to be.
        name: under which the document keeps it.
        image: the image.
        wide: its width, in pixels of the page.
        high: its height.
        words: what stands for it where there are only words.
        address: where its link leads; empty: it is no link.
    """
    kind = QTextDocument.ResourceType.ImageResource
    cursor.document().addResource(kind.value, QUrl(name), image)
    made = QTextImageFormat()
    made.setName(name)
    made.setWidth(wide)
    made.setHeight(high)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    made.setProperty(QTextCharFormat.Property.ImageAltText, words)
    if address:
        made.setAnchor(True)
        made.setAnchorHref(address)
        made.setToolTip(QCoreApplication.translate("text", "See it large"))
    cursor.insertImage(made)


def words_of_image(style: QTextCharFormat) -> str:
    """Return the words of an image, by the style of its place; empty where there is none."""
    words = style.property(QTextCharFormat.Property.ImageAltText)
    return words if isinstance(words, str) else ""
