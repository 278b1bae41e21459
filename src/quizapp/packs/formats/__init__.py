"""The formats in which other programs keep questions: one module each, all with one middle form.

A module has ``looks_like(head)``, and as far as the format is read or written ``read(file)`` and
``write(questions)``; the middle form is ``core.authoring.questions``.
"""
