"""From slots to arguments: whose they are, and by which words."""

from __future__ import annotations

from collections.abc import Callable

from sayso.extract.events import find_events
from sayso.language.reading import Reading
from sayso.model import Argument, Event

Read = Callable[[str], Reading]


def only(read: Read, text: str) -> tuple[Event, dict[str | None, str | None]]:
    reading = read(text)
    found = list(find_events(reading))
    assert len(found) == 1, [event.anchor.text for event in found]
    return found[0], {chain.entity: chain.country for chain in reading.chains}


def countries(arguments: tuple[Argument, ...], of: dict[str | None, str | None]) -> list[str | None]:
    return [of.get(argument.entity) for argument in arguments]


def test_the_country_behind_each_party(read: Read) -> None:
    event, of = only(read, "At least 700 Belarusian soldiers attacked Polish troops.")
    assert countries(event.actors, of) == ["BLR"]
    assert countries(event.recipients, of) == ["POL"]


def test_a_pronoun_is_whom_it_speaks_of(read: Read) -> None:
    reading = read("Russian troops are in Belarus. They attacked Poland.")
    event = next(event for event in find_events(reading) if event.anchor.text == "attacked")
    of = {chain.entity: chain.country for chain in reading.chains}
    assert event.actors[0].span.text == "They"
    assert countries(event.actors, of) == ["RUS"]


def test_territory_is_its_states(read: Read) -> None:
    event, of = only(read, "Russian soldiers entered Ukraine's sovereign territory.")
    assert event.recipients[0].span.text == "Ukraine's sovereign territory"
    assert countries(event.recipients, of) == ["UKR"]


def test_things_are_objects(read: Read) -> None:
    event, _ = only(read, "Pyongyang provided Moscow with artillery shells and missiles.")
    assert [argument.span.text for argument in event.objects] == ["artillery shells", "missiles"]


def test_nobody_is_named_twice_as_actor(read: Read) -> None:
    event, _ = only(read, "Iran and Russia signed a treaty with Belarus.")
    assert [argument.span.text for argument in event.actors] == ["Iran", "Russia", "Belarus"]


def test_nobody_named_is_nobody(read: Read) -> None:
    event, _ = only(read, "Two drones flew over Kyiv and a shopping centre was hit.")
    assert event.actors == ()
