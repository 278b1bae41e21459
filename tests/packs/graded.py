"""A teacher's pack with questions of each grade, as a folder."""

from pathlib import Path

from quizapp.core.content.ids import PackId
from tests.packs.folders import DOCUMENT, a_folder

OWN = PackId("graded")

PACK = """\
id: graded
title: Of each grade
language: en
licence: All rights reserved
about: For tests.
topics: [routes]
"""

FACTS = """\
topic:
  id: routes
  title: Routes and borders
  about: How people get out.
facts:
  - id: explained
    fact: Most people go by way of China.
    status: settled
    evidence:
      - passage: dmz-news#usual-route
        quote: Most people go by way of China
    items:
      - id: explained-1
        kind: choice
        stem: By which way do most people go?
        difficulty: 1
        options:
          - text: Through China
            key: true
            feedback: The report says so.
          - text: By boat to Japan
            feedback: Few do.
  - id: sourced
    fact: The border is mined.
    status: settled
    as_of: "2024"
    evidence:
      - passage: dmz-news#usual-route
        quote: The border is mined
    items:
      - id: sourced-1
        kind: true_false
        statement: The border is open.
        key: false
        difficulty: 1
        correction: The border is mined.
  - id: bare
    fact: What stands in the way? A river.
    status: settled
    as_of: "2019"
    items:
      - id: bare-1
        kind: choice
        stem: What stands in the way?
        difficulty: 1
        options:
          - text: A river
            key: true
          - text: A wood
          - text: A lake
      - id: bare-2
        kind: true_false
        statement: A river stands in the way.
        key: true
        difficulty: 1
"""


def a_graded_folder(base: Path) -> Path:
    """Write the pack and return its folder."""
    folder = a_folder(base, pack=PACK, facts=FACTS, document=DOCUMENT, omitted=None)
    return folder.rename(base / "graded")
