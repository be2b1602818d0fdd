"""How many, when, where and how sure, in whole sentences: what each finder gives where the words stand in a context."""

from __future__ import annotations

import re
from functools import cache

import pytest

from sayso.model import Record, make_document
from sayso.pipeline import analyse

PUBLISHED = "2024-10-24"  # a Thursday
OPEN = None


def fault(*values: object, why: str) -> object:
    """A sentence that is still read wrongly, and how."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


@cache
def read(text: str, published: str | None = PUBLISHED) -> Record:
    record = analyse(make_document(text, published=published))
    assert record.problems == ()
    return record


# How many: the words of the one amount, low, high, what is counted

COUNTS = [
    # soldiers, ships, arms
    ("Kestan has moved 14 tanks to the border.", "14", 14, 14, "tanks"),
    ("Kestan has moved at least 14 battle tanks to the border.", "at least 14", 14, OPEN, "battle tanks"),
    ("At least 3,000 Kestani soldiers have landed on Orm.", "At least 3,000", 3000, OPEN, "Kestani soldiers"),
    ("No fewer than 40 ships lay off the coast.", "No fewer than 40", 40, OPEN, "ships"),
    ("The navy lost more than a dozen patrol boats.", "more than a dozen", 12, OPEN, "patrol boats"),
    ("The army fired over 300 rockets at Velm.", "over 300", 300, OPEN, "rockets"),
    ("Upwards of 2,000 reservists were called up.", "Upwards of 2,000", 2000, OPEN, "reservists"),
    ("As many as 10,000 troops may be sent to the island.", "As many as 10,000", OPEN, 10_000, "troops"),
    ("Up to 400 marines can be housed at the base.", "Up to 400", OPEN, 400, "marines"),
    ("No more than 20 guards were at the gate.", "No more than 20", OPEN, 20, "guards"),
    ("Fewer than 50 defenders were left in the fort.", "Fewer than 50", OPEN, 50, "defenders"),
    ("Just under 900 recruits took the oath.", "Just under 900", OPEN, 900, "recruits"),
    ("Some 2,000 soldiers crossed the river at dawn.", "Some 2,000", 2000, 2000, "soldiers"),
    ("About 40 drones were shot down over the port.", "About 40", 40, 40, "drones"),
    ("Nearly 300 missiles struck the capital.", "Nearly 300", 300, 300, "missiles"),
    ("Roughly two dozen warships took part in the drill.", "Roughly two dozen", 24, 24, "warships"),
    ("An estimated 12,000 fighters hold the hills.", "An estimated 12,000", 12_000, 12_000, "fighters"),
    ("Between 10,000 and 12,000 men are training there.", "Between 10,000 and 12,000", 10_000, 12_000, "men"),
    ("They fired 20 to 30 shells into the harbour.", "20 to 30", 20, 30, "shells"),
    ("Kestan sent two or three submarines south.", "two or three", 2, 3, "submarines"),
    ("Thousands of Kestani troops are massed at the border.", "Thousands", 2000, OPEN, "Kestani troops"),
    ("Hundreds of armoured vehicles were seen near Sarn.", "Hundreds", 200, OPEN, "armoured vehicles"),
    ("Dozens of villagers were wounded in the raid.", "Dozens", 24, OPEN, "villagers"),
    ("Tens of thousands of people fled the town.", "Tens of thousands", 20_000, OPEN, "people"),
    ("Hundreds of thousands of refugees wait in camps.", "Hundreds of thousands", 200_000, OPEN, "refugees"),
    ("Scores of prisoners were exchanged at the bridge.", "Scores", 40, OPEN, "prisoners"),
    ("Several hundred houses burned in the night.", "Several hundred", 200, OPEN, "houses"),
    ("A dozen frigates guard the strait.", "A dozen", 12, 12, "frigates"),
    ("The garrison lost half a dozen guns.", "half a dozen", 6, 6, "guns"),
    ("The ministry bought 36 fighter jets.", "36", 36, 36, "fighter jets"),
    ("The crew of the Meridian numbered 15 sailors.", "15", 15, 15, "sailors"),
    ("A 300-strong unit guards the dam.", "300-strong", 300, 300, "unit"),
    # the dead and the wounded
    ("Fourteen civilians were killed in the strike.", "Fourteen", 14, 14, "civilians"),
    ("At least 14 people were killed in the strike.", "At least 14", 14, OPEN, "people"),
    ("The strike killed more than 40 workers.", "more than 40", 40, OPEN, "workers"),
    ("One soldier was killed at the checkpoint.", "One", 1, 1, "soldier"),
    ("One civilian died when the bridge fell.", "One", 1, 1, "civilian"),
    ("The blast wounded three children.", "three", 3, 3, "children"),
    ("The hospital took in about 60 wounded men.", "about 60", 60, 60, "wounded men"),
    ("The death toll rose to 120 people.", "120", 120, 120, "people"),
    ("Rescuers pulled 22 bodies from the rubble.", "22", 22, 22, "bodies"),
    ("The shelling drove 1.5 million people from their homes.", "1.5 million", 1.5e6, 1.5e6, "people"),
    ("More than 2.5 million Valdorians need food.", "More than 2.5 million", 2.5e6, OPEN, "Valdorians"),
    ("Two of the hostages were freed on Friday.", "Two", 2, 2, "the hostages"),
    ("Five of the eleven ships were sunk.", "Five", 5, 5, "the eleven ships"),
    ("The court sentenced 17 officers to prison.", "17", 17, 17, "officers"),
    # bodies, votes, visits
    ("Twelve states signed the letter.", "Twelve", 12, 12, "states"),
    ("The council heard 14 witnesses.", "14", 14, 14, "witnesses"),
    ("Kestan expelled eight Valdorian diplomats.", "eight", 8, 8, "Valdorian diplomats"),
    ("The police arrested about 200 protesters in Velm.", "about 200", 200, 200, "protesters"),
    ("A total of 45 observers were sent to the line.", "A total of 45", 45, 45, "observers"),
    ("Exactly 14 members voted against the treaty.", "Exactly 14", 14, 14, "members"),
    ("More than 300 lawmakers backed the bill.", "More than 300", 300, OPEN, "lawmakers"),
    ("Two envoys and a general took part.", "Two", 2, 2, "envoys"),
    ("The summit drew some 30 heads of state.", "some 30", 30, 30, "heads"),
    ("Kestan signed these two agreements.", "two", 2, 2, "agreements"),
    # money
    ("Norway pledged $20 million in food aid.", "$20 million", 2e7, 2e7, "food aid"),
    ("Norway pledged up to $20 million in aid.", "up to $20 million", OPEN, 2e7, "aid"),
    ("The plan costs more than $3 billion.", "more than $3 billion", 3e9, OPEN, None),
    ("They sent a $60 billion aid package.", "$60 billion", 6e10, 6e10, "aid package"),
    ("The loan is worth about 400 million euros.", "about 400 million euros", 4e8, 4e8, None),
    ("Kestan froze $300 billion of Valdorian assets.", "$300 billion", 3e11, 3e11, "Valdorian assets"),
    ("The war has cost billions of dollars.", "billions of dollars", 2e9, OPEN, None),
    ("A barrel of oil costs $84.50.", "$84.50", 84.5, 84.5, None),
    ("The fine is between $3 million and $5 million.", "between $3 million and $5 million", 3e6, 5e6, None),
    ("The ministry spent 90 million crowns on the bridge.", "90 million crowns", 9e7, 9e7, None),
    # percents and shares
    ("Kestan holds 18 percent of the coast.", "18 percent", 18, 18, "the coast"),
    ("Some 60% of the grid is down.", "Some 60%", 60, 60, "the grid"),
    ("Exports fell by more than 12 percent.", "more than 12 percent", 12, OPEN, None),
    ("Between 10 and 15 percent of the crop was lost.", "Between 10 and 15 percent", 10, 15, "the crop"),
    ("Half of the brigade withdrew.", "Half", 0.5, 0.5, "the brigade"),
    ("Half the fleet was in port.", "Half", 0.5, 0.5, "the fleet"),
    ("About a third of the town was destroyed.", "About a third", 1 / 3, 1 / 3, "the town"),
    ("Two-thirds of the harvest was burned.", "Two-thirds", 2 / 3, 2 / 3, "the harvest"),
    ("More than half of the bridges are gone.", "More than half", 0.5, OPEN, "the bridges"),
    ("A quarter of Kestan’s fleet is at sea.", "A quarter", 0.25, 0.25, "Kestan’s fleet"),
    # lengths, areas, weights
    ("The strait is 11 kilometres wide.", "11 kilometres", 11, 11, None),
    ("The missile can fly about 300 miles.", "about 300 miles", 300, 300, None),
    ("The army advanced up to 40 km.", "up to 40 km", OPEN, 40, None),
    ("The fire burned 900 hectares of forest.", "900 hectares", 900, 900, "forest"),
    ("The convoy carried 40,000 tonnes of grain.", "40,000 tonnes", 40_000, 40_000, "grain"),
    ("The ship spilled at least 3,000 barrels of oil.", "at least 3,000 barrels", 3000, OPEN, "oil"),
    # where they stand
    ("In Velm, 40 shops were closed.", "40", 40, 40, "shops"),
    ("“We lost 40 men,” the general said.", "40", 40, 40, "men"),
    ("The minister said that at least 40 men had died.", "at least 40", 40, OPEN, "men"),
    ("According to the ministry, 3,000 men took part.", "3,000", 3000, 3000, "men"),
    ("If 3,000 men land, the strait will be closed.", "3,000", 3000, 3000, "men"),
    ("Kestan denied that it had lost 40 tanks.", "40", 40, 40, "tanks"),
    ("The general, who commands 9,000 men, resigned.", "9,000", 9000, 9000, "men"),
    ("They lost 40 deployed and reserve warheads.", "40", 40, 40, "deployed and reserve warheads"),
    ("Since Friday, 40 more ships have passed.", "40", 40, 40, "ships"),
    ("The port, with its 40 cranes, was hit.", "40", 40, 40, "cranes"),
    ("How many came? About 40, the mayor said.", "About 40", 40, 40, None),
    ("The army had hoped for 10,000 volunteers.", "10,000", 10_000, 10_000, "volunteers"),
    ("Another 2,000 troops were sent to Orm.", "2,000", 2000, 2000, "troops"),
    ("An additional 500 troops were sent to Orm.", "500", 500, 500, "troops"),
    ("All 14 crew members were saved.", "14", 14, 14, "crew members"),
    ("The 3,000 soldiers at Sarn were part of an exercise.", "3,000", 3000, 3000, "soldiers"),
    ("The more than 40 wounded were flown out.", "more than 40", 40, OPEN, None),
    ("Valdoria keeps a 120,000-strong army.", "120,000-strong", 120_000, 120_000, "army"),
    ("A record 900 boats arrived in May.", "900", 900, 900, "boats"),
    ("The 50-member council met.", "50-member", 50, 50, "council"),
    ("Twenty-one guns were fired in salute.", "Twenty-one", 21, 21, "guns"),
    ("Under the deal, 40 men will be freed.", "40", 40, 40, "men"),
    ("The fleet of 40 ships sailed.", "40", 40, 40, "ships"),
    ("The number of ships rose to 40.", "40", 40, 40, None),
    ("The island has a population of 12,000.", "12,000", 12_000, 12_000, None),
    ("The navy has just one submarine.", "one", 1, 1, "submarine"),
    ("Four hundred and twelve men came home.", "Four hundred and twelve", 412, 412, "men"),
    ("In 2022 alone 2,022 men died.", "2,022", 2022, 2022, "men"),
    ("Thousands more are missing.", "Thousands", 2000, OPEN, None),
    fault("Over the past week 40 raids were flown.", "40", 40, 40, "raids", why="“week 40” is taken for a name"),
    fault("One in five Valdorians has left.", "One in five", 0.2, 0.2, "Valdorians", why="taken for five Valdorians"),
    fault("Nine out of ten houses burned.", "Nine out of ten", 0.9, 0.9, "houses", why="taken for nine and for ten"),
]


def near(number: float | None) -> object:
    return None if number is None else pytest.approx(number, rel=1e-4)


@pytest.mark.parametrize(("text", "words", "low", "high", "counted"), COUNTS)
def test_how_many(text: str, words: str, low: float | None, high: float | None, counted: str | None) -> None:
    (found,) = read(text).quantities
    assert found.span.text == words
    assert (found.low, found.high) == (near(low), near(high))
    assert (found.counted.text if found.counted else None) == counted
    about = words.lower().startswith(("about", "some", "nearly", "roughly", "an estimated"))
    assert found.approximate == about


SEVERAL_COUNTS = [
    ("The raid killed 14 soldiers and wounded 40.", [("14", "soldiers"), ("40", None)]),
    ("Kestan lost 14 tanks, 40 trucks and two jets.", [("14", "tanks"), ("40", "trucks"), ("two", "jets")]),
    ("Of the 300 men, 40 came home.", [("300", "men"), ("40", None)]),
    ("Velm says 14 died; Sarn says at least 90.", [("14", None), ("at least 90", None)]),
    fault(
        "The force grew from 3,000 to 10,000 men.",
        [("3,000", None), ("10,000", "men")],
        why="what is counted runs over the number that follows: “to 10,000 men”",
    ),
    fault(
        "No fewer than 40 and no more than 60 men may land.",
        [("No fewer than 40", None), ("no more than 60", "men")],
        why="what is counted runs over the number that follows: “and no more than 60 men”",
    ),
    ("Kestan has 9,000 men, 40 jets and one submarine.", [("9,000", "men"), ("40", "jets"), ("one", "submarine")]),
    ("Kestan shot down 12 of 15 drones.", [("12", "15 drones"), ("15", "drones")]),
    ("They sold 40 jets for $2 billion.", [("40", "jets"), ("$2 billion", None)]),
    ("Two ships with 90 sailors sank 40 km off Orm.", [("Two", "ships"), ("90", "sailors"), ("40 km", None)]),
    ("At least 40 people, among them six children, died.", [("At least 40", "people"), ("six", "children")]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL_COUNTS)
def test_how_many_of_each(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(q.span.text, q.counted.text if q.counted else None) for q in read(text).quantities] == expected


NO_COUNT = [
    # ages
    "Ana Dresk, 52, is the foreign minister of Valdoria.",
    "A 45-year-old fisherman was held by the coastguard.",
    "The admiral, aged 61, will retire.",
    "The boy was nine years old.",
    "A man in his 30s was questioned.",
    "The general died at the age of 80.",
    # dates and times
    "The pact was signed on 5 May 2021.",
    "The envoys met at 14:30 on Friday.",
    "The treaty of 1999 is still in force.",
    "The talks began in June 2023 and ended in 2024.",
    "The curfew starts at 9 p.m.",
    "The siege lasted 40 days.",
    "A 24-hour truce was declared.",
    "The strait was closed for two and a half weeks.",
    "The port was hit three times.",
    # scores and votes
    "Velm United beat Sarn 3-1.",
    "The court ruled 5-4 against the ministry.",
    # ordinals
    "The second convoy reached Orm.",
    "The 36th Brigade crossed the river.",
    "It was the third strike on the port.",
    "The first ships have left.",
    # names
    "Kestan flew Su-34 jets over the strait.",
    "The alliance invoked Article 5 of the treaty.",
    "Resolution 242 was read aloud.",
    "A Boeing 737 landed in Velm.",
    "The Group of Seven condemned the raid.",
    "Leopard 2 tanks were seen near Sarn.",
    "The F-16 was lost over the sea.",
    "Channel 5 showed the landing.",
    "The talks were held in Room 101.",
    # what points back, and pronouns
    "The two sides agreed to talk.",
    "The three leaders left the table.",
    "Both ministers resigned.",
    "No one claimed the attack.",
    "One official said the talks had failed.",
    "One of the envoys resigned.",
    "One thing is clear to the admiral.",
    "The minister is one to watch.",
    # words that only look like numbers
    "They want a two-state solution.",
    "A third party was asked to help.",
    "The fall of the fort was a turning point.",
    "The minister scores points with the voters.",
    "It was a one-sided deal.",
    "The quarterly report came out.",
    "The Pentagon declined to comment.",
    "First, the guns must fall silent.",
]
STILL_COUNTED = {"The general died at the age of 80.": "an age behind “at the age of” is taken for a count"}


@pytest.mark.parametrize("text", [fault(t, why=STILL_COUNTED[t]) if t in STILL_COUNTED else t for t in NO_COUNT])
def test_what_counts_nothing(text: str) -> None:
    assert [found.span.text for found in read(text).quantities] == []


# When: the words, the value and the type, of the one time in a sentence published on a Thursday

NEAREST = "the nearest one, though it lies ahead and the verb looks back"
TIMES = [
    # weekdays, by what the verb says
    ("The envoys met on Monday.", "Monday", "2024-10-21"),
    ("The envoys had met on Monday.", "Monday", "2024-10-21"),
    ("The envoys have not met since Monday.", "Monday", "2024-10-21"),
    ("The envoys will meet on Monday.", "Monday", "2024-10-28"),
    ("The envoys are to meet on Monday.", "Monday", "2024-10-28"),
    ("The envoys meet on Monday.", "Monday", "2024-10-28"),
    ("The envoys are due to meet on Monday.", "Monday", "2024-10-28"),
    ("The envoys are expected to meet on Monday.", "Monday", "2024-10-28"),
    ("The envoys may meet on Monday.", "Monday", "2024-10-28"),
    ("The envoys plan to meet on Monday.", "Monday", "2024-10-28"),
    ("The minister said on Monday that the talks had failed.", "Monday", "2024-10-21"),
    ("The minister said the talks would resume on Monday.", "Monday", "2024-10-28"),
    ("The minister promised to resign on Monday.", "Monday", "2024-10-28"),
    ("Speaking on Monday, the minister denied it.", "Monday", "2024-10-21"),
    ("Monday’s strike hit the port.", "Monday", "2024-10-21"),
    ("The strike on Monday hit the port.", "Monday", "2024-10-21"),
    ("Voting begins on Sunday.", "Sunday", "2024-10-27"),
    ("Voting began on Sunday.", "Sunday", "2024-10-20"),
    ("The truce expires on Friday.", "Friday", "2024-10-25"),
    ("The truce expired on Friday.", "Friday", "2024-10-18"),
    ("Kestan closed the strait on Thursday.", "Thursday", "2024-10-24"),
    ("Kestan will close the strait on Thursday.", "Thursday", "2024-10-24"),
    ("Kestan closed the strait last Thursday.", "last Thursday", "2024-10-17"),
    ("Kestan will close the strait next Thursday.", "next Thursday", "2024-10-31"),
    ("Shells fell on Sarn late on Tuesday.", "late on Tuesday", "2024-10-22"),
    ("Shells fell on Sarn early Tuesday.", "early Tuesday", "2024-10-22"),
    ("Shells fell on Sarn on Tuesday night.", "Tuesday night", "2024-10-22TNI"),
    ("Shells fell on Sarn on Wednesday morning.", "Wednesday morning", "2024-10-23TMO"),
    ("Shells fell on Sarn on Saturday evening.", "Saturday evening", "2024-10-19TEV"),
    ("Shells will not fall on Saturday evening.", "Saturday evening", "2024-10-26TEV"),
    ("Shells fell on Sarn over the weekend.", "the weekend", "2024-W42-WE"),
    ("By Friday, the bridge will be open.", "Friday", "2024-10-25"),
    ("Until Friday, the bridge will be closed.", "Friday", "2024-10-25"),
    # this day and its neighbours
    ("The port was shelled today.", "today", "2024-10-24"),
    ("The port was shelled yesterday.", "yesterday", "2024-10-23"),
    ("The port may be shelled tomorrow.", "tomorrow", "2024-10-25"),
    ("The port was shelled last night.", "last night", "2024-10-23TNI"),
    ("The port was shelled overnight.", "overnight", "2024-10-23TNI"),
    ("The president will speak tonight.", "tonight", "2024-10-24TNI"),
    ("The president spoke this morning.", "this morning", "2024-10-24TMO"),
    ("The president will speak this evening.", "this evening", "2024-10-24TEV"),
    ("The port was shelled the day before yesterday.", "the day before yesterday", "2024-10-22"),
    # weeks, months, years
    ("The pact was signed last week.", "last week", "2024-W42"),
    ("The pact will be signed next week.", "next week", "2024-W44"),
    ("The pact was signed this week.", "this week", "2024-W43"),
    ("The pact was signed earlier this week.", "earlier this week", "2024-W43"),
    ("The pact was signed last month.", "last month", "2024-09"),
    ("The pact will be signed next month.", "next month", "2024-11"),
    ("The pact was signed earlier this month.", "earlier this month", "2024-10"),
    ("The pact will be signed later this month.", "later this month", "2024-10"),
    ("The pact was signed last year.", "last year", "2023"),
    ("The pact will end next year.", "next year", "2025"),
    ("The pact was signed earlier this year.", "earlier this year", "2024"),
    ("The pact was signed in 2019.", "2019", "2019"),
    ("The pact was signed in June.", "June", "2024-06"),
    ("The pact was signed in December.", "December", "2023-12"),
    ("The pact will be signed in December.", "December", "2024-12"),
    ("The pact will be signed in March.", "March", "2025-03"),
    ("The pact was signed in June 2019.", "June 2019", "2019-06"),
    ("The pact was signed in early June.", "early June", "2024-06"),
    ("The pact was signed in late 2019.", "late 2019", "2019"),
    ("The pact was signed at the end of 2019.", "the end of 2019", "2019"),
    ("The pact was signed in mid-June.", "mid-June", "2024-06"),
    ("The pact was signed last June.", "last June", "2024-06"),
    ("The pact was signed in the summer of 2019.", "the summer of 2019", "2019-SU"),
    ("The pact was signed last summer.", "last summer", "2024-SU"),
    ("The offensive will begin next spring.", "next spring", "2025-SP"),
    ("Exports fell in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
    ("Exports fell in the first half of this year.", "the first half of this year", "2024-H1"),
    ("The border was drawn in the 1920s.", "the 1920s", "192"),
    ("The border was drawn in the 19th century.", "the 19th century", "18"),
    # days of the month
    ("The pact was signed on 5 May 2021.", "5 May 2021", "2021-05-05"),
    ("The pact was signed on May 5, 2021.", "May 5, 2021", "2021-05-05"),
    ("The pact was signed on May 5.", "May 5", "2024-05-05"),
    ("The pact was signed on Oct. 5.", "Oct. 5", "2024-10-05"),
    ("The pact will be signed on Nov. 5.", "Nov. 5", "2024-11-05"),
    ("The pact will be signed on 9 May.", "9 May", "2025-05-09"),
    ("The pact was signed on the fifth of May.", "the fifth of May", "2024-05-05"),
    ("The pact was signed on Saturday, 19 October.", "Saturday, 19 October", "2024-10-19"),
    ("Fighting went on from October 5-7.", "October 5-7", "2024-10-05/2024-10-07"),
    # ago, later, from now
    ("The war began two years ago.", "two years ago", "2022"),
    ("The war began ten days ago.", "ten days ago", "2024-10-14"),
    ("The war began six months ago.", "six months ago", "2024-04"),
    ("The war began more than a decade ago.", "more than a decade ago", "2014"),
    ("The truce will end three weeks from now.", "three weeks from now", "2024-W46"),
    # the clock
    ("The truce began at 3 p.m. on Wednesday.", "3 p.m. on Wednesday", "2024-10-23T15:00"),
    ("The truce will begin at noon on Friday.", "noon on Friday", "2024-10-25T12:00"),
    ("The deadline passed at midnight on Sunday.", "midnight on Sunday", "2024-10-20T24:00"),
    ("The truce began at 06:00 GMT on Monday.", "06:00 GMT on Monday", "2024-10-21T06:00Z"),
    # holidays
    ("The guns fell silent on Christmas Day 2023.", "Christmas Day 2023", "2023-12-25"),
    ("A truce is planned for Christmas.", "Christmas", "2024-12-25"),
    fault("The accord was signed on Good Friday.", "Good Friday", "2024-03-29", why=NEAREST),
    ("The parade was held on Victory Day.", "Victory Day", "2024-05-09"),
    ("Talks will resume after Thanksgiving.", "Thanksgiving", "2024-11-28"),
    fault("The raid came on Christmas Day.", "Christmas Day", "2023-12-25", why=NEAREST),
    fault("The truce will be signed in September.", "September", "2025-09", why="the last one, in spite of “will”"),
    fault("They will meet on Monday week.", "Monday week", "2024-11-04", why="“week” is not read"),
    fault("They met two Mondays ago.", "two Mondays ago", "2024-10-14", why="taken for every Monday"),
    ("The truce took effect at 0400 local time.", "0400 local time", "XXXX-XX-XXT04:00"),
    ("The king will be crowned in August next year.", "August next year", "2025-08"),
    ("They met at 10 p.m. last Tuesday.", "10 p.m. last Tuesday", "2024-10-22T22:00"),
    ("They met on Thursday, Oct 24.", "Thursday, Oct 24", "2024-10-24"),
    ("The second Monday in October was quiet.", "The second Monday in October", "2024-10-14"),
    ("It happened on the night of 23-24 October.", "the night of 23-24 October", "2024-10-23TNI"),
    ("By mid-2025 the army will be gone.", "mid-2025", "2025"),
    ("The Kestani army has grown since 2014.", "2014", "2014"),
    ("Drones came on New Year’s Eve 2023.", "New Year’s Eve 2023", "2023-12-31"),
]
LENGTHS = [
    ("The siege lasted 40 days.", "40 days", "DURATION", "P40D"),
    ("The siege lasted nearly two months.", "nearly two months", "DURATION", "P2M"),
    ("The siege lasted more than a year.", "more than a year", "DURATION", "P1Y"),
    ("The siege lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
    ("The siege went on for weeks.", "for weeks", "DURATION", "PXW"),
    ("The siege went on for several months.", "several months", "DURATION", "PXM"),
    ("The siege went on for decades.", "for decades", "DURATION", "PXDE"),
    ("A 24-hour truce was declared.", "24-hour", "DURATION", "PT24H"),
    ("A three-day truce was declared.", "three-day", "DURATION", "P3D"),
    ("The raid took 40 minutes.", "40 minutes", "DURATION", "PT40M"),
    ("The raid took half an hour.", "half an hour", "DURATION", "PT30M"),
    ("The army must withdraw within a week.", "a week", "DURATION", "P1W"),
    ("The army may attack in the coming days.", "the coming days", "DURATION", "PXD"),
    ("The army has dug in over the past two months.", "the past two months", "DURATION", "P2M"),
    ("The army has dug in in recent weeks.", "recent weeks", "DURATION", "PXW"),
    ("The army will be paid for the next three years.", "the next three years", "DURATION", "P3Y"),
    ("It was the first truce in years.", "years", "DURATION", "PXY"),
    ("Shells fall on the town every day.", "every day", "SET", "P1D"),
    ("Shells fall on the town every night.", "every night", "SET", "XXXX-XX-XXTNI"),
    ("Envoys meet each Thursday.", "each Thursday", "SET", "XXXX-WXX-4"),
    ("Envoys meet every two weeks.", "every two weeks", "SET", "P2W"),
    ("The fleet sails every March.", "every March", "SET", "XXXX-03"),
]


@pytest.mark.parametrize(("text", "words", "value"), TIMES)
def test_when(text: str, words: str, value: str | None) -> None:
    (found,) = read(text).times
    assert (found.span.text, found.value) == (words, value)
    assert found.type == ("TIME" if value and "T" in value else "DATE")
    if value is not None and len(value) == 10:
        assert found.begin == value
        assert found.until is not None
        assert found.until > value


@pytest.mark.parametrize(("text", "words", "kind", "value"), LENGTHS)
def test_how_long_and_how_often(text: str, words: str, kind: str, value: str) -> None:
    (found,) = read(text).times
    assert (found.span.text, found.type, found.value) == (words, kind, value)
    (undated,) = read(text, None).times
    assert (undated.span.text, undated.value) == (words, value)


# The same sentences without a date: what hangs on the day of writing stays open, the rest does not
KNOWN_ANYWAY = re.compile(r"\b(?:19|20)\d\d\b|1920s|19th century")
READ_RIGHT = [case for case in TIMES if isinstance(case, tuple) and not hasattr(case, "marks")]


@pytest.mark.parametrize(("text", "words", "value"), READ_RIGHT)
def test_without_a_date_of_publication(text: str, words: str, value: str | None) -> None:
    (found,) = read(text, None).times
    assert found.span.text == words
    if KNOWN_ANYWAY.search(words):
        assert found.value == value
    else:
        assert found.value is None or found.value.startswith("XXXX-")
        assert (found.begin, found.until) == (None, None)


SEVERAL_TIMES = [
    ("The siege began in May 2021 and ended two years later.", ["2021-05", "2023-05"]),
    ("Fighting went on from Monday to Wednesday.", ["2024-10-21", "2024-10-23"]),
    ("Fighting went on between 2014 and 2019.", ["2014", "2019"]),
    ("He said on Monday that the talks would resume on Friday.", ["2024-10-21", "2024-10-25"]),
    ("She met the envoys on Tuesday and will meet them again on Sunday.", ["2024-10-22", "2024-10-27"]),
    ("After two days of talks, the truce began on Tuesday.", ["P2D", "2024-10-22"]),
    ("The fort fell on 3 March 2021. Two days later it was retaken.", ["2021-03-03", "2021-03-05"]),
    ("The fort fell on 3 March 2021. The next day it was retaken.", ["2021-03-03", "2021-03-04"]),
    ("In June they signed; in December they will meet.", ["2024-06", "2024-12"]),
    ("The pact, signed in 1991 and renewed in 2011, ends next year.", ["1991", "2011", "2025"]),
    ("Kestan said on Monday it would withdraw by Friday.", ["2024-10-21", "2024-10-25"]),
    ("The port was closed between October 3 and 5.", ["2024-10-03", "2024-10-05"]),
    fault("The war of 1939-45 was recalled.", ["1939", "1945"], why="a range of years in short is not read"),
    ("Last week they met for three hours.", ["2024-W42", "PT3H"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL_TIMES)
def test_when_each(text: str, values: list[str]) -> None:
    assert [found.value for found in read(text).times] == values


NO_TIME = [
    "Theresa May refused to sign.", "April Venn, the envoy, refused to sign.", "The army may attack.",
    "They march at dawn’s command.", "The fall of Sarn surprised the ministry.", "A second envoy arrived.",
    "The strait is now closed.", "The envoy recently resigned.", "Talks will soon resume.",
    "The Sunday Telegraph printed the letter.", "A daily briefing is held.", "The army lost 2019 tanks.",
    "The Fifth Fleet sailed.", "It was a summer camp for soldiers.", "He is currently the envoy.",
    "The minister was 52 years old.", "A 45-year-old man was held.", "They want a second chance.",
    "The Friday Group, a charity, sent food.", "The old year’s maps are wrong.",
]  # fmt: skip


STILL_DATED = {"The Sunday Telegraph printed the letter.": "a newspaper’s name is taken for a day"}


@pytest.mark.parametrize("text", [fault(t, why=STILL_DATED[t]) if t in STILL_DATED else t for t in NO_TIME])
def test_what_is_no_time(text: str) -> None:
    assert [(found.span.text, found.value) for found in read(text).times] == []


# Where: names that say where something is, with their country; names that stand for those who govern there

PLACES = [
    ("The envoys met in Oslo.", [("Oslo", "NOR")]),
    ("The envoys met in Norway.", [("Norway", "NOR")]),
    ("The envoys will meet in the Swiss city of Geneva.", [("Geneva", "CHE")]),
    ("Shells fell near Kharkiv.", [("Kharkiv", "UKR")]),
    ("Shells fell on Kharkiv and Sumy.", [("Kharkiv", "UKR"), ("Sumy", "UKR")]),
    ("A drone came down in Romania.", [("Romania", "ROU")]),
    fault("Drones flew over Warsaw at night.", [("Warsaw", "POL")], why="a capital flown over is taken for its rulers"),
    fault("Jets circled above Berlin.", [("Berlin", "DEU")], why="a capital that jets circle above is no place"),
    fault("Drones were seen over Warsaw.", [("Warsaw", "POL")], why="a capital over which drones are seen is no place"),
    ("Drones flew over Riga on Monday.", [("Riga", "LVA")]),
    ("Kestani troops trained in western Belarus.", [("western Belarus", "BLR")]),
    ("Trucks crossed into northern Syria.", [("northern Syria", "SYR")]),
    ("Trucks crossed from Turkey into Syria.", [("Turkey", "TUR"), ("Syria", "SYR")]),
    ("Hundreds fled to Moldova.", [("Moldova", "MDA")]),
    ("Hundreds fled across the border to Poland.", [("Poland", "POL")]),
    ("The ship sailed from Odesa to Istanbul.", [("Odesa", "UKR"), ("Istanbul", "TUR")]),
    ("The ship sailed through the Black Sea.", [("Black Sea", None)]),
    ("Tankers wait in the Strait of Hormuz.", [("Strait of Hormuz", None)]),
    ("The rebels hold the east of Libya.", [("Libya", "LBY")]),
    ("The rebels seized the airport of Goma.", [("Goma", "COD")]),
    ("Fighting broke out in Khartoum on Monday.", [("Khartoum", "SDN")]),
    ("The minister was born in Lviv.", [("Lviv", "UKR")]),
    ("He arrived in Seoul on Friday.", [("Seoul", "KOR")]),
    ("She left Tokyo for Manila.", [("Tokyo", "JPN"), ("Manila", "PHL")]),
    ("At least 40 people died in Gaza.", [("Gaza", "PSE")]),
    ("The summit in Vilnius ended early.", [("Vilnius", "LTU")]),
    ("The base lies outside Riga.", [("Riga", "LVA")]),
    ("Protests were held in Tbilisi, Yerevan and Baku.", [("Tbilisi", "GEO"), ("Yerevan", "ARM"), ("Baku", "AZE")]),
    ("He lives in Paris, Texas.", [("Paris", "USA"), ("Texas", "USA")]),
    ("The plant is in Zaporizhzhia, Ukraine.", [("Zaporizhzhia", "UKR"), ("Ukraine", "UKR")]),
    ("Two bridges in the Kherson region were hit.", [("Kherson region", "UKR")]),
    ("Kestan’s envoy flew to Beijing.", [("Beijing", "CHN")]),
    ("Refugees arrived in Germany and Austria.", [("Germany", "DEU"), ("Austria", "AUT")]),
    ("Rain fell all over Ethiopia.", [("Ethiopia", "ETH")]),
    ("The pipeline runs under the Baltic Sea.", [("Baltic Sea", None)]),
    ("They were deployed to Estonia.", [("Estonia", "EST")]),
    ("They withdrew from Mali.", [("Mali", "MLI")]),
    ("The truce was signed in Geneva.", [("Geneva", "CHE")]),
    ("The envoys met in Geneva, Paris and Vienna.", [("Geneva", "CHE"), ("Paris", "FRA"), ("Vienna", "AUT")]),
    ("Talks in Geneva between Norway and Poland failed.", [("Geneva", "CHE")]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_where(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = read(text).places
    assert [(place.span.text, place.country) for place in found] == expected
    for place in found:
        assert (place.latitude is None) == (place.longitude is None)
        assert place.name


NOT_WHERE = [
    # capitals that speak and act
    "Moscow warned Warsaw of a harsh reply.",
    "Washington will not sign.",
    "Beijing has denied the report.",
    "Kyiv and Moscow agreed to exchange prisoners.",
    "Pyongyang fired a missile.",
    "Ankara urged both sides to wait.",
    "The Kremlin dismissed the report.",
    "The White House rejected the plan.",
    "Ties between Tehran and Riyadh have improved.",
    # countries that speak and act
    "Iran promised to send envoys.",
    "Norway offered to host the talks.",
    "Germany’s decision was welcomed.",
    "The president of France spoke first.",
    "Will Norway do the same?",
    "Russia’s army is large.",
    "France and Germany signed the letter.",
    "They accused Turkey of a plot.",
    "China is an ally of Pakistan.",
    # demonyms
    "Ukrainian soldiers were hurt.",
    "A Dutch pilot and two Germans were held.",
    "The French minister spoke Polish.",
    "Israeli and Lebanese envoys met.",
    "The Russian-speaking miners struck.",
    "North Korean troops trained hard.",
    # persons, papers, bodies
    "Lloyd Austin spoke last.",
    "Paris Hilton sang.",
    "The Kyiv Independent printed the letter.",
    "The Washington Post printed the letter.",
    "The Bank of England raised its rate.",
    "The University of Oxford published a study.",
    "Jordan Peters, an analyst, wrote the study.",
    # no names at all
    "The west of the city was quiet.",
    "He ate turkey on fine china.",
    "The envoys met in March.",
]


RED = fault("The strait is a red line for Norway.", why="the country for which a line is red is taken for a place")


@pytest.mark.parametrize("text", [*NOT_WHERE, RED])
def test_what_says_not_where(text: str) -> None:
    assert [(place.span.text, place.country) for place in read(text).places] == []


# The same names as those who act: the country of the entity

WHO = [
    ("Moscow warned of a harsh reply.", "Moscow", "RUS"),
    ("The Kremlin warned of a harsh reply.", "The Kremlin", "RUS"),
    ("Washington warned of a harsh reply.", "Washington", "USA"),
    ("The White House warned of a harsh reply.", "The White House", "USA"),
    ("The Pentagon warned of a harsh reply.", "The Pentagon", "USA"),
    ("Pyongyang warned of a harsh reply.", "Pyongyang", "PRK"),
    ("Kyiv warned of a harsh reply.", "Kyiv", "UKR"),
    ("Downing Street warned of a harsh reply.", "Downing Street", "GBR"),
    ("Iran warned of a harsh reply.", "Iran", "IRN"),
    ("The Iranian government warned of a harsh reply.", "The Iranian government", "IRN"),
    ("Iranian officials warned of a harsh reply.", "Iranian officials", "IRN"),
    ("Iran’s foreign minister warned of a harsh reply.", "Iran’s foreign minister", "IRN"),
    ("The Polish army warned of a harsh reply.", "The Polish army", "POL"),
    ("The Ukrainian president warned of a harsh reply.", "The Ukrainian president", "UKR"),
    ("A Turkish envoy warned of a harsh reply.", "A Turkish envoy", "TUR"),
]


@pytest.mark.parametrize(("text", "words", "country"), WHO)
def test_who_speaks_for_which_country(text: str, words: str, country: str) -> None:
    record = read(text)
    (statement,) = record.statements
    assert statement.source is not None
    assert statement.source.span.text == words
    assert statement.source.entity is not None
    assert record[statement.source.entity].country == country
    assert (statement.act, statement.manner) == ("warn", "indirect")
    assert record.places == ()


# How sure: polarity, certainty and status of the event at its anchor

ACTUAL = ("affirmed", "certain", "actual")
DENIED = ("negated", "certain", "actual")
POSSIBLE = ("affirmed", "possible", "actual")
PROBABLE = ("affirmed", "probable", "actual")
PLANNED = ("affirmed", "certain", "planned")
WANTED = ("affirmed", "certain", "wanted")
CONDITIONAL = ("affirmed", "certain", "conditional")
HISTORY = ("affirmed", "certain", "historical")

SURE = [
    # it happened
    ("Russian missiles struck Kharkiv on Monday.", "struck", ACTUAL),
    ("Ukraine has withdrawn its troops from the town.", "withdrawn", ACTUAL),
    ("Polish police arrested two Belarusian spies.", "arrested", ACTUAL),
    ("Two Israeli soldiers were killed in the attack.", "killed", ACTUAL),
    ("The minister confirmed that Russia had shelled the port.", "shelled", ACTUAL),
    ("Having shelled the port, Russia landed troops.", "shelled", ACTUAL),
    ("Russia shelled the port again after the talks had failed.", "shelled", ACTUAL),
    fault(
        "They last fought in 1998, when Norway sank two Polish frigates.",
        "sank",
        HISTORY,
        why="“when” cuts the year off",
    ),
    ("In 1998, Norway sank two Polish frigates.", "sank", HISTORY),
    # it did not
    ("No Norwegian soldiers have been sent to Poland.", "sent", DENIED),
    fault("No Norwegian ship has been sent to Poland.", "sent", DENIED, why="no event is found"),
    ("Russia did not shell the port.", "shell", DENIED),
    ("Russia has never shelled the port.", "shelled", DENIED),
    ("Russia denied that it had shelled the port.", "shelled", DENIED),
    ("Russia denied shelling the port.", "shelling", DENIED),
    ("Russia denies having shelled the port.", "shelled", DENIED),
    ("Ukraine said that Russia had not shelled the port.", "shelled", DENIED),
    ("No Russian soldiers attacked the town.", "attacked", DENIED),
    ("Russian troops failed to capture the town.", "capture", DENIED),
    ("Russian troops left without attacking the town.", "attacking", DENIED),
    fault("Neither Russia nor Belarus attacked the town.", "attacked", DENIED, why="“neither ... nor” denies nothing"),
    # it may have, it may
    ("Russia may have shelled the port.", "shelled", POSSIBLE),
    ("Russia might shell the port.", "shell", POSSIBLE),
    ("Russia could attack Poland within weeks.", "attack", POSSIBLE),
    ("Perhaps Russia attacked the port.", "attacked", POSSIBLE),
    ("It is possible that Russia attacked the port.", "attacked", POSSIBLE),
    ("Poland fears that Russia attacked the port.", "attacked", POSSIBLE),
    ("Ukraine warned that Russia might attack the port.", "attack", POSSIBLE),
    ("There is a possibility that Russia attacked the port.", "attacked", POSSIBLE),
    ("There were rumours that Russia had attacked the port.", "attacked", POSSIBLE),
    fault("There is a risk that Russia attacked the port.", "attacked", POSSIBLE, why="“a risk that” is lost"),
    # they say so, it seems so
    ("Russia reportedly shelled the port.", "shelled", PROBABLE),
    ("Russia allegedly shelled the port.", "shelled", PROBABLE),
    ("Russia has apparently shelled the port.", "shelled", PROBABLE),
    ("Russia probably shelled the port.", "shelled", PROBABLE),
    ("Russia appears to have shelled the port.", "shelled", PROBABLE),
    ("Russia is believed to have shelled the port.", "shelled", PROBABLE),
    ("Russia is likely to attack Odesa.", "attack", PROBABLE),
    # it is meant to happen
    ("Poland will send troops to Latvia.", "send", PLANNED),
    ("Poland plans to send troops to Latvia.", "send", PLANNED),
    fault(
        "Norway and Turkey plan to send troops to the island.", "send", PLANNED, why="“plan” is taken for a noun: done"
    ),
    ("Poland intends to send troops to Latvia.", "send", PLANNED),
    ("Poland is about to send troops to Latvia.", "send", PLANNED),
    ("Poland is going to send troops to Latvia.", "send", PLANNED),
    ("Poland agreed to send troops to Latvia.", "send", PLANNED),
    ("Poland pledged to send troops to Latvia.", "send", PLANNED),
    ("Poland threatened to attack Belarus.", "attack", PLANNED),
    ("Poland said it would send troops to Latvia.", "send", PLANNED),
    ("Poland’s plan to send troops to Latvia was dropped.", "send", PLANNED),
    ("Poland will not send troops to Latvia.", "send", ("negated", "certain", "planned")),
    # somebody wants it
    ("Poland urged Russia to withdraw its troops.", "withdraw", WANTED),
    ("Poland called on Russia to withdraw its troops.", "withdraw", WANTED),
    ("Poland demanded that Russia withdraw its troops.", "withdraw", WANTED),
    ("Poland asked Germany to send tanks to Ukraine.", "send", WANTED),
    ("Poland wants Germany to send tanks to Ukraine.", "send", WANTED),
    ("Germany should send tanks to Ukraine.", "send", WANTED),
    ("Germany must send tanks to Ukraine.", "send", WANTED),
    ("Germany rejected calls to send tanks to Ukraine.", "send", WANTED),
    ("Poland warned Russia against attacking Estonia.", "attacking", ("negated", "certain", "wanted")),
    # it hangs on something
    ("If Russia attacks Estonia, the alliance will act.", "attacks", CONDITIONAL),
    ("The alliance will act if Russia attacks Estonia.", "attacks", CONDITIONAL),
    ("Unless Russia withdraws its troops, the talks will end.", "withdraws", CONDITIONAL),
    ("Should Russia shell the port, Poland will respond.", "shell", CONDITIONAL),
    fault("Should Russia attack Estonia, the alliance would act.", "attack", CONDITIONAL, why="no event is found"),
    ("Were Russia to attack Estonia, the alliance would act.", "attack", CONDITIONAL),
    ("If Russia attacks Estonia, Poland will send troops.", "send", CONDITIONAL),
    ("Provided that Russia withdraws its troops, talks can begin.", "withdraws", CONDITIONAL),
    ("The minister said that if Russia attacked Estonia, the alliance would act.", "attacked", CONDITIONAL),
    # long ago
    ("Russia invaded Georgia in 2008.", "invaded", HISTORY),
    ("During the Cold War, American troops were stationed in Turkey.", "stationed", HISTORY),
    ("Soviet troops occupied the town in 1944.", "occupied", HISTORY),
]


@pytest.mark.parametrize(("text", "anchor", "expected"), SURE)
def test_how_sure(text: str, anchor: str, expected: tuple[str, str, str]) -> None:
    record = read(text)
    (event,) = [event for event in record.events if event.anchor.text.startswith(anchor)]
    found = event.factuality
    assert (found.polarity, found.certainty, found.status) == expected
    assert bool(found.cues) == (expected != ACTUAL)
    assert all(text[cue.start : cue.end] == cue.text for cue in found.cues)


# What a sentence does not say to have happened: no event of it may be affirmed, certain and actual

NOT_HAPPENED = [
    "There is no sign that Russia attacked the port.",
    "There is no proof that Russia attacked the port.",
    "There were fears that Russia would attack the port.",
    "There is speculation that Russia attacked the port.",
    "Russia denied any attack on the port.",
    "Nobody attacked the port.",
    "Russia hardly attacked the port.",
    "Russia stopped short of attacking the port.",
    "Russia refrained from attacking the port.",
    "Russia was prevented from attacking the port.",
    "Russia abandoned a plan to attack the port.",
    "Russia cancelled the attack on the port.",
    "Russia has yet to attack the port.",
    "Russia is unlikely to attack the port.",
    "Russia is not expected to attack the port.",
    "Russia is ready to attack the port.",
    "Russia wanted to attack the port.",
    "Russia hoped to attack the port.",
    "Russia tried to attack the port.",
    "Russia was suspected of attacking the port.",
    "Russia threatened an attack on the port.",
    "The prospect of a Russian attack on the port grew.",
    "Will Russia attack the port?",
    "Did Russia attack the port?",
    "Has Russia attacked the port?",
    "Is Russia moving to attack the port?",
    "Whether Russia attacked the port is unclear.",
    "It is unclear whether Russia attacked the port.",
    "Asked whether Russia attacked the port, she smiled.",
    "As if Russia had attacked the port, the sirens sounded.",
    "Had Russia attacked the port, the city would have fallen.",
    "Russia would have attacked the port.",
    "Russia should have attacked the port.",
    "Russia could have attacked the port.",
    "It is untrue that Russia attacked the port.",
    "It is false that Russia attacked the port.",
    "Reports that Russia attacked the port are false.",
    "The claim that Russia attacked the port was false.",
    "Claims that Russia attacked the port were denied.",
    "Russia denied reports that it had attacked the port.",
    "Russia rejected claims that it had attacked the port.",
    "Russia dismissed reports that it had attacked the port.",
    "Russia almost attacked the port.",
    "Russia nearly attacked the port.",
    "Russia pretended to attack the port.",
    "Russia is able to attack the port.",
]
SAID_TO_HAVE_HAPPENED = {
    "Has Norway seen any sign that Russia attacked the port?": "a question for a sign",
    "It is not true that Russia attacked the port.": "“not true that”",
    "Russia did not say that it had attacked the port.": "what is not said",
    "None of the Russian ships attacked the port.": "“none of”",
    "Not one Russian soldier attacked the port.": "“not one”",
    "A Russian attack on the port is possible.": "an attack that is possible",
    "A Russian attack on the port is feared.": "an attack that is feared",
    "A Russian attack on the port was averted.": "an attack that was averted",
    "In case Russia attacks the port, the mayor has a plan.": "“in case” before its clause",
    "Imagine that Russia attacked the port.": "“imagine that”",
}


@pytest.mark.parametrize(
    "text",
    [
        *NOT_HAPPENED,
        *[fault(text, why=f"{why}: taken to have happened") for text, why in SAID_TO_HAVE_HAPPENED.items()],
    ],
)
def test_what_is_not_said_to_have_happened(text: str) -> None:
    for event in read(text).events:
        found = event.factuality
        assert event.type != "ASSAULT" or (found.polarity, found.certainty, found.status) != ACTUAL
