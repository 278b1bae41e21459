"""Validating a YAML tree against a model, with errors in an author's words."""

import re
from dataclasses import dataclass
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from quizapp.packs.problems import did_you_mean
from quizapp.packs.yaml_tree import Node, Scalar, child, line_at, plain_value, scalars
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
        found = error.errors(include_url=False)
        misfits.extend(_misfit(details, model, node) for details in found)
    seen = {misfit.path for misfit in misfits}
    for scalar, path in scalars(node):
        if scalar.is_trap and path not in seen:
            misfits.append(Misfit(path, _trap(scalar, path)))
    return (None if misfits else source), tuple(misfits)


def _trap(scalar: Scalar, path: Path) -> Trouble:
    what = f"{field_name(path)} is {scalar.text} without quotes, which is not text everywhere"
    return Trouble(scalar.line, what, f'write "{scalar.text}"')


def _misfit(details: ErrorDetails, model: type[BaseModel], node: Node) -> Misfit:
    path = _path_in_tree(details["loc"], node)
    if details["type"] in _NO_KIND:
        path = (*path, "kind")
    what, remedy = _in_words(details, model, path, child(node, *path))
    return Misfit(path, Trouble(line_at(node, *path), what, remedy))


_NO_KIND = ("union_tag_invalid", "union_tag_not_found")


def _path_in_tree(loc: Path, node: Node) -> Path:
    """Return the error's place without the kind of item, which the validator puts into it."""
    path: list[str | int] = []
    for place, step in enumerate(loc):
        is_last = place == len(loc) - 1
        if child(node, *path, step) is not None or (is_last and step not in _KINDS):
            path.append(step)
    return tuple(path)


_KINDS = ("choice", "true_false")


def _in_words(
    details: ErrorDetails, model: type[BaseModel], path: Path, found: Node | None
) -> tuple[str, str]:
    kind, context = details["type"], details.get("ctx", {})
    name = field_name(path)
    last = str(path[-1]) if path else ""
    written = f"'{found.text}'" if isinstance(found, Scalar) else "a list"
    match kind:
        case "missing":
            return f"{name} is missing", "add it"
        case "extra_forbidden":
            known = _known_fields(model, details["loc"][:-1])
            return f"{name} is not a field here", did_you_mean(last, known)
        case "string_type":
            return _not_text(name, found)
        case "string_too_short":
            return f"{name} is empty", "write it, or delete the field"
        case "string_too_long":
            return f"{name} is too long", f"keep to {context['max_length']} characters"
        case "string_pattern_mismatch":
            return f"{name} is {written}", _FORMS.get(last, _ID_FORM)
        case "union_tag_not_found":
            return f"{name} is missing", "write 'kind: choice' or 'kind: true_false'"
        case "union_tag_invalid":
            return f"{name} is {written}", did_you_mean(written.strip("'"), _KINDS)
        case "enum":
            expected = re.findall(r"'([^']*)'", str(context["expected"]))
            return f"{name} is {written}", did_you_mean(written.strip("'"), expected)
        case "literal_error":
            return f"{name} is {written}", "write true at the right option, nothing at the others"
        case "bool_type":
            return f"{name} is {written}", "write true or false, without quotes"
        case "int_type" | "greater_than_equal" | "less_than_equal":
            return f"{name} is {written}", _NUMBERS.get(last, "write a whole number, unquoted")
        case "too_short":
            return f"{name} has too few entries", f"give at least {context['min_length']}"
        case "too_long":
            return f"{name} has too many entries", f"give at most {context['max_length']}"
        case "list_type":
            return f"{name} is not a list", "begin each entry with '- '"
    return f"{name} is not a group of fields", "write its fields below it, indented"


def field_name(path: Path) -> str:
    """Return a place as ``options 2: feedback``; an item's own number is left out."""
    words = ""
    for step in path[2:] if path[:1] == ("items",) and len(path) > 2 else path:
        words += f" {step + 1}" if isinstance(step, int) else f"{': ' if words else ''}{step}"
    return words or "the text"


def _not_text(name: str, found: Node | None) -> tuple[str, str]:
    if isinstance(found, Scalar) and found.plain and found.text:
        what = f"{name} is {found.text} without quotes, which is not text"
        return what, f'write "{found.text}"'
    if isinstance(found, Scalar):
        return f"{name} is empty", "write it, or delete the field (' #' begins a comment)"
    return f"{name} is not text", "put text that begins with a bracket or holds ': ' in quotes"


_NUMBERS = {
    "difficulty": "write 1 (recall), 2 (understanding) or 3 (reasoning across passages)",
    "paragraphs": "write how many non-empty lines the original has, without quotes",
}

_FORMS = {
    "as_of": 'write "2016", "2016-02" or "2016-02-28", in quotes',
    "date": 'write "2024", "2024-08" or "2024-08-20" in quotes, or not stated',
    "passage": "write document#passage, as in overview#zone",
    "sha256": "write the 64 hexadecimal digits in lower case",
    "language": "write a language tag such as en",
}

_ID_FORM = "write lower-case words of a to z and digits, joined by single hyphens"


def _known_fields(model: type[BaseModel], loc: Path) -> list[str]:
    """Return the fields of the model, or of the alternatives, at a place within another."""
    models = [model]
    for step in loc:
        if isinstance(step, str):
            models = _models_at(models, step)
    return [name for found in models for name in found.model_fields]


def _models_at(models: list[type[BaseModel]], step: str) -> list[type[BaseModel]]:
    """Return the models below a field, or the one alternative of the kind so named."""
    if step in _KINDS:
        return [m for m in models if step in get_args(m.model_fields["kind"].annotation)]
    return [
        found
        for model in models
        if step in model.model_fields
        for found in _models_in(model.model_fields[step].annotation)
    ]


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models_in(part)]
