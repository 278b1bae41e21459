import pytest

from tests.core.linting.making import form_rules, found_in, options, rules


@pytest.mark.parametrize(
    "text",
    [
        "All of the above",
        "None of the above.",
        "Both of the above",
        "Neither of the above",
        "All of these",
        "None of them",
        "Both A and B",
        "A and B",
        "A, B and C",
        "B & C only",
        "Neither A nor B",
    ],
)
def test_an_option_about_the_other_options_is_an_error(text: str) -> None:
    assert form_rules(options("*Oak", "Elm", text)) == ["L03 error"]


@pytest.mark.parametrize(
    "text",
    [
        "All of the defectors",
        "Vitamins A and B",
        "None of these people's relatives",
        "Both Koreas",
        "A bee and a bat",
        "People above the age of 35",
    ],
)
def test_an_option_about_its_subject_is_not_taken_for_all_of_the_above(text: str) -> None:
    assert "L03" not in rules(options("*Oak", "Elm", text))


@pytest.mark.parametrize(
    "texts",
    [
        ("*1 and 3", "1 and 2", "2 only"),
        ("*I and II", "I and III", "I, II and III"),
        ("*China and Laos", "China and Mongolia", "Laos and Mongolia"),
        ("*Hunger", "Fear", "Both hunger and fear", "Fear, hunger"),
    ],
)
def test_options_put_together_from_others_are_k_type(texts: tuple[str, ...]) -> None:
    assert "L04 error" in form_rules(options(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("*China and Laos", "China and Mongolia", "Japan and Russia"),
        ("*1998 and 2001", "2002 and 2005", "2009 and 2011"),
        ("*Men and women", "Boys and girls", "Soldiers and guards"),
        ("*Cold and dark", "Warm", "Cold"),
    ],
)
def test_pairs_of_their_own_are_not_k_type(texts: tuple[str, ...]) -> None:
    assert "L04" not in rules(options(*texts))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The army.", "the  Army"),
        ("50 %", "1/2"),
        ("Two weeks", "14 days"),
        ("1,000", "A thousand"),
        ("10 to 20 people", "10–20 people"),
    ],
)
def test_options_that_are_the_same_are_an_error(one: str, two: str) -> None:
    assert "L09 error" in form_rules(options(f"*{one}", two, "Something else"))


@pytest.mark.parametrize(
    ("one", "two"),
    [("5 months", "5 years"), ("5", "5 %"), ("More than 10", "10"), ("2009", "2,010")],
)
def test_numbers_of_different_meaning_are_no_duplicates(one: str, two: str) -> None:
    assert "L09" not in rules(options(f"*{one}", two, "77 years"))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Checks, then famine, then notice", "Famine, then notice, then checks"),
        ("More children than women", "More women than children"),
        ("From China to Laos", "From Laos to China"),
    ],
)
def test_the_same_words_in_another_order_are_no_duplicates(one: str, two: str) -> None:
    assert "L09" not in rules(options(f"*{one}", two, "Something else"))


@pytest.mark.parametrize("word", ["frequently", "rarely", "sometimes", "somewhat", "nearly"])
def test_vague_words_in_options_are_named(word: str) -> None:
    finding = found_in(options("*In oaks", f"It is {word} in elms", "In ash trees"))
    assert any(f.rule == "L20" and word in f.message for f in finding)


def test_only_a_start_that_all_options_share_belongs_in_the_stem() -> None:
    assert rules(options("*Because of the cold", "Because of the dark", "Because it rained")) == []
    finding = found_in(
        options("*Because of the cold", "Because of the dark", "Because of the rain")
    )
    assert [f.rule for f in finding] == ["L23"]
    assert "because of the" in finding[0].message


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("They rose", "They fell"),
        ("It is recognised", "It is not recognised"),
        ("More women than men", "Fewer women than men"),
        ("It was legal then", "It was illegal then"),
    ],
)
def test_one_pair_of_opposites_with_the_key_in_it_points_at_the_pair(key: str, other: str) -> None:
    assert "L27" in rules(options(f"*{key}", other, "Nobody can tell from it"))


def test_two_pairs_of_opposites_or_a_pair_of_distractors_point_nowhere() -> None:
    two = options("*More women", "Fewer women", "More men", "Fewer men")
    assert "L27" not in rules(two)
    assert "L27" not in rules(options("*About the same", "More women", "Fewer women"))
    assert "L27" not in rules(options("*North Korea", "South Korea", "Japan"))
