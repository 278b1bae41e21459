"""Common given names: they tell which of two columns without headings holds the first names."""

from quizapp.core.session.names import name_key

_NAMES = """
ada adam ahmed aisha alejandro alex alexander ali alice amelia amir ana anastasia andrea andreas
andrei anna anne anton antonio antoine aria artem arthur aya ayşe barbora ben benjamin camille
carla carlos charlotte chiara chloe clara clemens daniel daria david diego dilara dominik elena
eliška elias elif emil emilia emily emma emre enzo eric erik eva fatima fatma felix filip finn
florian fran francesca francesco francois frieda gabriel george giulia giuseppe grace greta hana
hanna hannah hans harry hatice henri henry hugo ibrahim ida ignacio igor ines irina isabel isabella
ivan jack jakub james jan jana jane jean jessica jiří joão johanna johannes john jonas jonathan
jordi jorge josé josef julia julian julie jürgen jörg kacper karel karl karolina katarzyna katharina
kateřina klara kristina lara laura lea lena leo leon leonie levi liam lina linh lisa lorenzo louis
louise lucas lucia lucie ludwig luis luisa lukas luke magdalena maja malte manuel marc marco marek
margot maria marie marta martin mary mateo mateusz matteo matthias max maximilian maya mehmet mia
michael michal miguel mikhail milan mina mohammed moritz mustafa natalia nele niklas nina nikola
noah nora olga olivia oliver oskar pablo paul paula pavel pedro peter petr philipp piotr radek
rafael robert romain rosa ryan samuel sandra sara sarah sebastian sergei sofia sofie sophia sophie
stefan svetlana tereza thomas tim tobias tom tomáš valentina vera victor viktor vojtěch william
yusuf zahra zeynep zoe zofia zsófia анна анастасия александр алексей андрей дарья дмитрий екатерина
елена иван илья кирилл мария максим михаил наталья никита ольга павел сергей софия татьяна юлия
"""

GIVEN_NAMES = frozenset(name_key(name) for name in _NAMES.split())


def is_given_name(name: str) -> bool:
    """Return whether the first word of a name is a common given name."""
    words = name.replace("-", " ").split()
    return bool(words) and name_key(words[0]) in GIVEN_NAMES
