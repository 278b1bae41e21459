"""A small valid content folder, written file by file so that a test can break one."""

from pathlib import Path

from quizapp.packs.load import LoadedPack, read_pack

PACK = """\
id: sample
title: A sample
language: en
licence: CC BY 4.0
about: For tests.
topics: [routes]
"""

DOCUMENT = """\
---
id: dmz-news
title: A soldier crosses the border
kind: news
original:
  author: not stated
  publisher: not stated
  date: "2024-08"
  address: not stated
  file: 001.txt
  sha256: 2754b364eefc703bb5ed1d76220590a1cb1cf589a202c17df764a11290481c87
  paragraphs: 9
trust: A short news report.
---

## The border

{#usual-route from="2,4-5"}
The border is mined. Most people go by way of China
and other countries; in 2009 there were 2,914 of them.

> Note: The report gives no source
> for this.

### Punishment

{#punishment from="6" sensitive unverified="the figure of 70 per cent"}
People are punished when they are sent back.

{#arrivals from="7"}
| Year | Men | Total |
|------|-----|-------|
| 2009 | 662 | 2,914 |
| 2010 | 591 | 2,402 |
"""

FACTS = """\
topic:
  id: routes
  title: Routes and borders
  about: How people get out.
facts:
  - id: routes-china
    fact: Most people who flee North Korea go by way of China.
    status: settled
    evidence:
      - passage: dmz-news#usual-route
        quote: Most people go by way of China
      - passage: dmz-news#arrivals
        row: "2010"
        column: Total
        quote: 2,402
    myth:
      claim: Most people who flee North Korea walk across the border.
      origin: common
      why_misleading: The rare crossings make the news.
      technique: anecdote for data
      replacement: The border is mined, so most go through China.
    items:
      - id: routes-china-way
        kind: choice
        stem: By which way do most people who flee North Korea reach the South?
        difficulty: 1
        tags: [two-passages]
        options:
          - text: Through China
            key: true
            feedback: The report calls this usual.
          - text: Across the border
            feedback: It is short, but mined.
            misconception: routes-china
          - text: By boat to Japan
            feedback: This has happened three times.
      - id: routes-china-walk
        kind: true_false
        statement: Most people who flee North Korea walk across the border.
        key: false
        difficulty: 1
        correction: Most people who flee North Korea go by way of China.
        feedback: The border is mined.
        tempting: It is the shortest way on a map.
"""

OMITTED = """\
# What was left out

## Paragraphs not rendered

| document | paragraphs | reason |
|----------|------------|--------|
| dmz-news | 1, 8-9     | a menu |

## Passages without a question

| passage             | reason       |
|---------------------|--------------|
| dmz-news#punishment | an appeal    |
"""


def a_folder(
    base: Path,
    *,
    pack: str = PACK,
    document: str = DOCUMENT,
    facts: str = FACTS,
    omitted: str | None = OMITTED,
) -> Path:
    """Write a content folder and return it."""
    folder = base / "content"
    for name in ("documents", "facts"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(pack, "utf-8")
    (folder / "documents" / "dmz-news.md").write_text(document, "utf-8")
    (folder / "facts" / "routes.yaml").write_text(facts, "utf-8")
    if omitted is not None:
        (folder / "documents" / "OMITTED.md").write_text(omitted, "utf-8")
    return folder


def changed(text: str, before: str, after: str) -> str:
    """Return a text with one place changed; the place must be there."""
    assert before in text, before
    return text.replace(before, after, 1)


def line_of(text: str, words: str) -> int:
    """Return the 1-based line at which words first stand."""
    return text[: text.index(words)].count("\n") + 1


def read_with_facts(base: Path, before: str, after: str) -> LoadedPack:
    """Return the sample folder read with one change to its facts."""
    return read_pack(a_folder(base, facts=changed(FACTS, before, after)))


def read_with_document(base: Path, before: str, after: str) -> LoadedPack:
    """Return the sample folder read with one change to its document."""
    return read_pack(a_folder(base, document=changed(DOCUMENT, before, after)))


def said(loaded: LoadedPack) -> list[str]:
    """Return the problems as they are printed."""
    return [str(problem) for problem in loaded.problems]
