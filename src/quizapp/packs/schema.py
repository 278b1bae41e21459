"""JSON Schemas made from the models, so that editors complete and check while an author writes."""

from typing import Any

from pydantic import BaseModel

from quizapp.packs.export_models import ExportedPack
from quizapp.packs.models import DocumentFront, GlossaryFile, PackFile, TopicFile

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FILES: tuple[tuple[str, type[BaseModel]], ...] = (
    ("pack.schema.json", PackFile),
    ("facts.schema.json", TopicFile),
    ("document.schema.json", DocumentFront),
    ("glossary.schema.json", GlossaryFile),
    ("export.schema.json", ExportedPack),
)


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each kind of file under the name it is written to."""
    return {name: {"$schema": _DIALECT, **model.model_json_schema()} for name, model in _FILES}
