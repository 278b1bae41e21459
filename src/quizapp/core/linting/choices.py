"""A choice item with one key, taken apart once for all its rules."""

from dataclasses import dataclass

from quizapp.core.content.items import Item, Option


@dataclass(frozen=True)
class Choice:
    """A choice item that has exactly one key and at least one distractor."""

    id: str
    stem: str
    options: tuple[Option, ...]
    key: Option
    distractors: tuple[Option, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the options' texts as authored."""
        return tuple(option.text for option in self.options)


def choice_of(item: Item) -> Choice | None:
    """Return the choice item's parts; None where it has not one key and a distractor."""
    keys = [option for option in item.options if option.is_key]
    distractors = tuple(option for option in item.options if not option.is_key)
    if len(keys) != 1 or not distractors:
        return None
    return Choice(item.id, item.stem, item.options, keys[0], distractors)


def named(text: str) -> str:
    """Return an option's or stem's text in quotation marks, shortened for a message."""
    short = text if len(text) <= 60 else text[:57].rstrip() + "..."
    return f"“{short}”"
