"""Invented values for the gallery's pictures and the tests of the screens."""

from dataclasses import replace

from quizapp.core.ids import ItemId
from quizapp.core.items import ItemKind
from quizapp.core.presenting import PresentedItem

YEARS = PresentedItem(
    ItemId("arrivals-peak-year"),
    ItemKind.CHOICE,
    "According to the statistics table, in which year did most North Koreans arrive in the South?",
    ("1998", "2002", "2009", "2023"),
)
WALK = PresentedItem(
    ItemId("routes-china-walk"),
    ItemKind.TRUE_FALSE,
    "Most people who leave North Korea walk across the border to the South.",
    ("True", "False"),
)
LONG = replace(
    YEARS,
    stem=(
        "Which of these best describes how the encyclopedia article accounts for the difference "
        "between the number of people who fled into China during the famine of the 1990s and the "
        "number of those who had arrived in South Korea by the end of 1998?"
    ),
    options=(
        "Fleeing across the river into China and arriving in South Korea are counted separately, "
        "and most of those who fled in those years did not travel on to the South at all.",
        "The South Korean ministry did not publish any figures before 2001, so that everybody who "
        "arrived earlier is missing from the table.",
        "Two authors used different words for the same people.",
        "Nobody knows; Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle.",
    ),
)
