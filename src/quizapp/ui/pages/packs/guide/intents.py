"""What can be done at the guide: going back."""

from __future__ import annotations

from typing import TypeAlias

from quizapp.ui.shell import destinations as to

GuideIntent: TypeAlias = to.OpenPacks | to.OpenPack | to.OpenWorkbench
