"""The one stylesheet, made from the tokens. It styles Qt's own controls; ours paint themselves.

A plain ``QLabel`` can be styled by ``setProperty("type", …)``: ``small``, ``lead``, ``title``.
Names in braces are tokens; ``{n16}`` is sixteen pixels grown with the text.
"""

import re

from quizapp.ui.kit.theme.tokens import Colours

_SHEET = """
QWidget { color: {text}; }
QMainWindow, QDialog, QWidget[ground="true"] { background: {ground}; }
QScrollArea { background: transparent; border: none; }

QFrame[card="true"] { background: {card}; border: 1px solid {line}; border-radius: 10px; }
QFrame[rule="true"] { background: {line}; border: none; max-height: 1px; min-height: 1px; }

QGroupBox[group="true"] { border: none; margin: 0; padding: 0; background: transparent; }

QLabel { background: transparent; }
QLabel[type="small"] { font-size: {n13}px; color: {quiet}; }
QLabel[type="lead"] { font-size: {n20}px; font-weight: bold; }
QLabel[type="title"] { font-size: {n28}px; font-weight: bold; }

QLineEdit, QPlainTextEdit {
  background: {card}; color: {text}; border: 2px solid {control}; border-radius: 10px;
  padding: 8px 12px; min-height: {n24}px; font-size: {n16}px;
  selection-background-color: {accent}; selection-color: {on_accent};
}
QLineEdit:focus, QPlainTextEdit:focus {
  border-color: {accent};
}
QLineEdit:disabled, QPlainTextEdit:disabled { background: {line}; color: {quiet}; }

QCheckBox, QRadioButton {
  spacing: 12px; min-height: {n28}px; padding: 4px; border: 2px solid transparent;
  border-radius: 8px;
}
QCheckBox:focus, QRadioButton:focus { border-color: {accent}; }

QListView, QTableView, QTreeView {
  background: {card}; border: 1px solid {line}; border-radius: 10px; padding: 4px; outline: none;
  alternate-background-color: {ground};
}
QListView::item, QTableView::item, QTreeView::item {
  padding: 8px; border-radius: 6px; color: {text};
}
QListView::item:hover, QTableView::item:hover, QTreeView::item:hover { background: {hover}; }
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected {
  background: {accent_soft}; color: {text};
}
QListView:focus, QTableView:focus, QTreeView:focus { border: 2px solid {accent}; padding: 3px; }
QScrollArea[ring="true"] { border: 2px solid transparent; border-radius: 10px; }
QScrollArea[ring="true"]:focus { border-color: {accent}; }
QHeaderView::section {
  background: {card}; color: {quiet}; border: none; border-bottom: 1px solid {line};
  padding: 8px; font-size: {n13}px; text-align: left;
}

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar::handle { background: {control}; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: {quiet}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: {card}; border: 1px solid {control}; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 8px 24px 8px 12px; border-radius: 6px; color: {text}; }
QMenu::item:selected { background: {accent_soft}; }
QMenu::separator { height: 1px; background: {line}; margin: 4px 8px; }
QToolTip {
  background: {card}; color: {text}; border: 1px solid {control}; padding: 6px; font-size: {n13}px;
}
"""


def stylesheet(colours: Colours, text_percent: int) -> str:
    """Return the stylesheet for a scheme and a text size.

    Raises:
        AttributeError: the sheet names a token that does not exist.
    """

    def value(found: re.Match[str]) -> str:
        name = found.group(1)
        if name[0] == "n" and name[1:].isdigit():
            return str(round(int(name[1:]) * text_percent / 100))
        return str(getattr(colours, name))

    return re.sub(r"\{(n\d+|[a-z_]+)\}", value, _SHEET)
