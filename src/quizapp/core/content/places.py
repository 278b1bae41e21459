"""The countries that a fact can name for the locator map: their ids and their English names.

``devtools/make_maps.py`` draws the outlines of all of them. Nowhere else is it said which they are.
"""

from collections.abc import Iterable

_NAMES = """
Afghanistan, Albania, Algeria, Andorra, Angola, Antigua and Barbuda, Argentina, Armenia, Australia,
Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, Belize, Benin,
Bhutan, Bolivia, Bosnia and Herzegovina, Botswana, Brazil, Brunei, Bulgaria, Burkina Faso, Burundi,
Cambodia, Cameroon, Canada, Cape Verde, Central African Republic, Chad, Chile, China, Colombia,
Comoros, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czechia, Democratic Republic of the Congo,
Denmark, Djibouti, Dominica, Dominican Republic, Ecuador, Egypt, El Salvador, Equatorial Guinea,
Eritrea, Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Georgia, Germany, Ghana,
Greece, Greenland, Grenada, Guatemala, Guinea, Guinea-Bissau, Guyana, Haiti, Honduras, Hong Kong,
Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan,
Jordan, Kazakhstan, Kenya, Kiribati, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho,
Liberia, Libya, Liechtenstein, Lithuania, Luxembourg, Macao, Madagascar, Malawi, Malaysia, Maldives,
Mali, Malta, Marshall Islands, Mauritania, Mauritius, Mexico, Micronesia, Moldova, Monaco, Mongolia,
Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nauru, Nepal, Netherlands, New Zealand,
Nicaragua, Niger, Nigeria, North Korea, North Macedonia, Norway, Oman, Pakistan, Palau, Palestine,
Panama, Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar,
Romania, Russia, Rwanda, Saint Kitts and Nevis, Saint Lucia, Saint Vincent and the Grenadines,
Samoa, San Marino, Sao Tome and Principe, Saudi Arabia, Senegal, Serbia, Seychelles, Sierra Leone,
Singapore, Slovakia, Slovenia, Solomon Islands, Somalia, South Africa, South Korea, South Sudan,
Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania,
Thailand, Timor-Leste, Togo, Tonga, Trinidad and Tobago, Tunisia, Turkey, Turkmenistan, Uganda,
Ukraine, United Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Vanuatu, Vatican,
Venezuela, Vietnam, Western Sahara, Yemen, Zambia, Zimbabwe
"""


def place_id(name: str) -> str:
    """Return the id of a country: its English name in lower case with hyphens."""
    return name.lower().replace(" ", "-")


PLACES = {place_id(name): name for name in " ".join(_NAMES.split()).split(", ")}
"""Every country of the locator map: its id and its English name."""


def known_places(places: Iterable[str]) -> tuple[str, ...]:
    """Return those of some ids that the map knows, each once: a bank may hold what no check saw."""
    return tuple(dict.fromkeys(place for place in places if place in PLACES))


def places_in_words(places: Iterable[str]) -> str:
    """Return what stands for a map wherever none is drawn: "Map: North Korea, China".

    Args:
        places: ids of ``PLACES``.

    Raises:
        KeyError: there is no such place.
    """
    return f"Map: {', '.join(PLACES[place] for place in places)}"
