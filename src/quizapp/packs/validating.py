"""Holding a YAML tree against a model, and saying what does not fit in an author's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from quizapp.packs.problems import did_you_mean
from quizapp.packs.yaml_source import Node, Scalar, child, line_at, plain_value, scalars
from quizapp.packs.yaml_troubles import Trouble

Source = TypeVar("Source", bound=BaseModel)
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Misfit:
    """A trouble and the path, in the tree, of the value that it is about."""

    path: Path
    trouble: Trouble


def validate(model: type[Source], node: Node) -> tuple[Source | None, tuple[Misfit, ...]]:
    """Return the tree as a model, or None and everything that keeps it from being one."""
    value = plain_value(node)
    misfits: list[Misfit] = []
    source: Source | None = None
    try:
        source = model.model_validate(value)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            misfits.append(_misfit(details, model, node))
    seen = {misfit.path for misfit in misfits}
    for scalar, path in scalars(node):
        if scalar.is_trap and path not in seen:
            misfits.append(Misfit(path, _trap(scalar, path)))
    return (None if misfits else source), tuple(misfits)


def _trap(scalar: Scalar, path: Path) -> Trouble:
    what = f"{_field(path)} is {scalar.text} without quotes, which is not read as text everywhere"
    return Trouble(scalar.line, what, f'write "{scalar.text}"')


def _misfit(details: ErrorDetails, model: type[BaseModel], node: Node) -> Misfit:
    path = _path_in_tree(details["loc"], node)
    found = child(node, *path)
    what, remedy = _in_words(details, model, path, found)
    return Misfit(path, Trouble(line_at(node, *path), what, remedy))


def _path_in_tree(loc: tuple[str | int, ...], node: Node) -> Path:
    """Return the error's place without the names of alternatives that the validator puts in."""
    path: list[str | int] = []
    for place, step in enumerate(loc):
        is_last = place == len(loc) - 1
        if child(node, *path, step) is not None or (is_last and step not in _ALTERNATIVES):
            path.append(step)
    return tuple(path)


_ALTERNATIVES = ("choice", "true_false")


def _in_words(
    details: ErrorDetails, model: type[BaseModel], path: Path, found: Node | None
) -> tuple[str, str]:
    kind, context = details["type"], details.get("ctx", {})
    name = _field(path)
    written = f"'{found.text}'" if isinstance(found, Scalar) else "a list"
    if kind == "missing":
        return f"{name} is missing", "add it"
    if kind == "extra_forbidden":
        known = _known_fields(model, details["loc"][:-1])
        return f"{name} is not a field here", did_you_mean(str(path[-1]), known)
    if kind == "string_type":
        return _not_text(name, found)
    if kind == "string_too_short":
        return f"{name} is empty", "write it, or delete the field"
    if kind == "string_too_long":
        return f"{name} is too long", f"keep to {context['max_length']} characters"
    if kind == "string_pattern_mismatch":
        return f"{name} is {written}", _PATTERNS.get(str(path[-1]), _id_pattern(path))
    if kind in ("enum", "literal_error") and str(path[-1]) != "key":
        expected = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        return f"{name} is {written}", did_you_mean(details["input"] or "", expected)
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return f"{name} has no known kind", "write 'kind: choice' or 'kind: true_false'"
    if kind in ("bool_type", "literal_error"):
        return f"{name} is {written}", "write true or false, without quotes"
    if kind in ("int_type", "int_from_float", "greater_than_equal", "less_than_equal"):
        return f"{name} is {written}", _number_wanted(str(path[-1]))
    if kind == "too_short":
        return f"{name} has too few entries", f"give at least {context['min_length']}"
    if kind == "too_long":
        return f"{name} has too many entries", f"give at most {context['max_length']}"
    if kind == "list_type":
        return f"{name} is not a list", "begin each entry with '- '"
    return f"{name} is not a group of fields", "write its fields below it, indented"


def _field(path: Path) -> str:
    """Return a place as ``options 2: feedback``."""
    words = ""
    for step in path:
        words += f" {step + 1}" if isinstance(step, int) else f"{': ' if words else ''}{step}"
    return words.strip() or "the text"


def _not_text(name: str, found: Node | None) -> tuple[str, str]:
    if isinstance(found, Scalar) and found.plain and found.text:
        what = f"{name} is {found.text} without quotes, which is not read as text"
        return what, f'write "{found.text}"'
    if isinstance(found, Scalar):
        return f"{name} is empty", "write it, or delete the field (' #' begins a comment)"
    return f"{name} is not text", "put text that begins with a bracket or holds ': ' in quotes"


def _number_wanted(name: str) -> str:
    if name == "difficulty":
        return "write 1 (recall), 2 (understanding) or 3 (reasoning across passages)"
    return "write a whole number from 1, without quotes"


_PATTERNS = {
    "as_of": 'write "2016", "2016-02" or "2016-02-28", in quotes',
    "date": 'write "2024", "2024-08" or "2024-08-20" in quotes, or not stated',
    "passage": "write document#passage, as in overview#zone",
    "sha256": "write the 64 hexadecimal digits in lower case",
    "language": "write a language tag such as en",
}


def _id_pattern(path: Path) -> str:
    return "write lower-case words of a to z and digits, joined by single hyphens"


def _known_fields(model: type[BaseModel], loc: Iterable[str | int]) -> list[str]:
    """Return the fields of the model at a place of another."""
    current: Any = model
    for step in loc:
        if isinstance(step, int):
            continue
        current = _models_at(current, step)
    models = current if isinstance(current, list) else [current]
    return [name for found in models for name in found.model_fields]


def _models_at(current: Any, step: str) -> Any:
    candidates = current if isinstance(current, list) else [current]
    for found in candidates:
        if step in found.model_fields:
            return _models_in(found.model_fields[step].annotation)
    tagged = [
        found
        for found in candidates
        if "kind" in found.model_fields and step in get_args(found.model_fields["kind"].annotation)
    ]
    return tagged or candidates


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models_in(part)]
