"""Which capitalised words are names of places, and what the names of one report mean together."""

from __future__ import annotations

import pytest

from sayso.extract.places import find_places
from sayso.language import read_language
from sayso.language.coreference import link_mentions
from sayso.model import Toponym, make_document


def every(text: str, *, demonyms: bool = False) -> list[Toponym]:
    """Every name of a place wherever it stands, as the bench of places asks for them."""
    return list(find_places(read_language(make_document(text)), every=True, demonyms=demonyms))


def names(text: str) -> list[str]:
    return [place.span.text for place in every(text)]


NAMES = {
    "The talks in Geneva failed.": ["Geneva"],
    "Geneva hosted the talks.": ["Geneva"],
    "Washington warned Moscow on Monday.": ["Washington", "Moscow"],
    "She flew from Nairobi to Addis Ababa.": ["Nairobi", "Addis Ababa"],
    "He was born in Paris, Texas.": ["Paris", "Texas"],
    "Rain fell over Kansas City, Missouri.": ["Kansas City", "Missouri"],
    "Fighting spread to Kharkiv, Sumy and Poltava.": ["Kharkiv", "Sumy", "Poltava"],
    "The Black Sea fleet left Sevastopol.": ["Black Sea", "Sevastopol"],
    "The villages in South Kordofan burned.": ["South Kordofan"],
    "The North Sea is cold.": ["North Sea"],
    "Troops entered Mosul from the west.": ["Mosul"],
    "The mayor of Lyon resigned.": ["Lyon"],
    "Protests in Hong Kong grew.": ["Hong Kong"],
    "They met at the United Nations in New York.": ["New York"],
    "The road to Damascus is closed.": ["Damascus"],
    "A court in Brasilia ruled.": ["Brasilia"],
    "Farmers in Iowa planted corn.": ["Iowa"],
    "Iraq and Iran signed a deal.": ["Iraq", "Iran"],
    "It happened in Georgia, near Atlanta.": ["Georgia", "Atlanta"],
    "The envoy left Tbilisi for Baku.": ["Tbilisi", "Baku"],
}
NO_NAMES = [
    "She plays for Real Madrid.",
    "In May the snow melted.",
    "The Economist printed it.",
    "Windows crashed again.",
    "He read Hamlet.",
]
# Names of persons and things at a sentence's head; the record, which asks for places alone, leaves them out.
NOT_YET = [
    "Mr. London said no.",
    "Jordan Smith scored twice.",
    "Chad Wilson was hired.",
    "Turkey was served with rice.",
    "Lincoln was shot in a theater.",
]


@pytest.mark.parametrize("text", NAMES)
def test_names_of_places(text: str) -> None:
    assert names(text) == NAMES[text]


@pytest.mark.parametrize(
    "text", [*NO_NAMES, *(pytest.param(text, marks=pytest.mark.xfail(strict=True)) for text in NOT_YET)]
)
def test_names_of_other_things_are_left_out(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", [*NO_NAMES, "Mr. London said no.", "Jordan Smith scored twice."])
def test_the_record_has_no_place_of_them(text: str) -> None:
    assert list(find_places(link_mentions(read_language(make_document(text))))) == []


TOGETHER = {
    "Schools in Springfield, Chicago and Peoria closed, the governor of Illinois said.": ("Springfield", "US.IL"),
    "Boston and Worcester reported snow; Springfield had none, Massachusetts officials said.": ("Springfield", "US.MA"),
    "Police in Athens, Macon and Augusta, Georgia, were on alert after Atlanta’s storm.": ("Macon", "US.GA"),
    "Beirut, Sidon and Tripoli lost power, Lebanon’s utility said.": ("Tripoli", "LB.09"),
    "Benghazi, Misrata and Tripoli lost power, Libya’s utility said.": ("Tripoli", "LY.77"),
    "Karachi, Lahore and Hyderabad were flooded, Pakistan’s army said.": ("Hyderabad", "PK.05"),
    "Mumbai, Chennai and Hyderabad were flooded, India’s army said.": ("Hyderabad", "IN.40"),
    "Toronto, Hamilton and London, Ontario, saw rain.": ("London", "CA.08"),
    "Madrid, Seville and Cordoba saw rain, Spain’s weather service said.": ("Cordoba", "ES.51"),
    "Buenos Aires, Rosario and Cordoba saw rain, Argentina’s weather service said.": ("Cordoba", "AR.05"),
}


@pytest.mark.parametrize("text", TOGETHER)
def test_the_names_of_a_report_speak_for_one_another(text: str) -> None:
    name, admin1 = TOGETHER[text]
    found = [place for place in every(text) if place.span.text == name]
    assert [place.admin1 for place in found] == [admin1]


def test_demonyms_are_found_only_where_they_are_asked_for() -> None:
    text = "Canadians and Norwegian sailors met in Oslo."
    assert names(text) == ["Oslo"]
    assert {place.span.text for place in every(text, demonyms=True)} == {"Canadians", "Norwegian", "Oslo"}


@pytest.mark.parametrize("text", [*NAMES, *TOGETHER, *NO_NAMES])
def test_every_place_cites_its_words_and_says_how_sure_it_is(text: str) -> None:
    for place in every(text):
        assert text[place.span.start : place.span.end] == place.span.text
        assert place.latitude is None or -90 <= place.latitude <= 90
        assert place.country is None or len(place.country) == 3
