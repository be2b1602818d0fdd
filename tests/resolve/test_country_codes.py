"""The numbers of states in the lists of the Correlates of War and of Gleditsch and Ward, each by its ISO 3166 code.

Written down from those lists, and not from the codebook.
"""

from __future__ import annotations

import pytest

from sayso.resolve.countries import all_countries, by_alpha3, resolve_country

# ISO 3166-1 alpha-3: (COW, Gleditsch-Ward)
STATES = {
    "USA": (2, 2),
    "CAN": (20, 20),
    "BHS": (31, 31),
    "CUB": (40, 40),
    "HTI": (41, 41),
    "DOM": (42, 42),
    "JAM": (51, 51),
    "TTO": (52, 52),
    "BRB": (53, 53),
    "DMA": (54, 54),
    "GRD": (55, 55),
    "LCA": (56, 56),
    "VCT": (57, 57),
    "ATG": (58, 58),
    "KNA": (60, 60),
    "MEX": (70, 70),
    "BLZ": (80, 80),
    "GTM": (90, 90),
    "HND": (91, 91),
    "SLV": (92, 92),
    "NIC": (93, 93),
    "CRI": (94, 94),
    "PAN": (95, 95),
    "COL": (100, 100),
    "VEN": (101, 101),
    "GUY": (110, 110),
    "SUR": (115, 115),
    "ECU": (130, 130),
    "PER": (135, 135),
    "BRA": (140, 140),
    "BOL": (145, 145),
    "PRY": (150, 150),
    "CHL": (155, 155),
    "ARG": (160, 160),
    "URY": (165, 165),
    "GBR": (200, 200),
    "IRL": (205, 205),
    "NLD": (210, 210),
    "BEL": (211, 211),
    "LUX": (212, 212),
    "FRA": (220, 220),
    "MCO": (221, 221),
    "LIE": (223, 223),
    "CHE": (225, 225),
    "ESP": (230, 230),
    "AND": (232, 232),
    "PRT": (235, 235),
    "DEU": (255, 260),
    "POL": (290, 290),
    "AUT": (305, 305),
    "HUN": (310, 310),
    "CZE": (316, 316),
    "SVK": (317, 317),
    "ITA": (325, 325),
    "SMR": (331, 331),
    "MLT": (338, 338),
    "ALB": (339, 339),
    "MNE": (341, 341),
    "MKD": (343, 343),
    "HRV": (344, 344),
    "SRB": (345, 340),
    "BIH": (346, 346),
    "XKX": (347, 347),
    "SVN": (349, 349),
    "GRC": (350, 350),
    "CYP": (352, 352),
    "BGR": (355, 355),
    "MDA": (359, 359),
    "ROU": (360, 360),
    "RUS": (365, 365),
    "EST": (366, 366),
    "LVA": (367, 367),
    "LTU": (368, 368),
    "UKR": (369, 369),
    "BLR": (370, 370),
    "ARM": (371, 371),
    "GEO": (372, 372),
    "AZE": (373, 373),
    "FIN": (375, 375),
    "SWE": (380, 380),
    "NOR": (385, 385),
    "DNK": (390, 390),
    "ISL": (395, 395),
    "CPV": (402, 402),
    "STP": (403, 403),
    "GNB": (404, 404),
    "GNQ": (411, 411),
    "GMB": (420, 420),
    "MLI": (432, 432),
    "SEN": (433, 433),
    "BEN": (434, 434),
    "MRT": (435, 435),
    "NER": (436, 436),
    "CIV": (437, 437),
    "GIN": (438, 438),
    "BFA": (439, 439),
    "LBR": (450, 450),
    "SLE": (451, 451),
    "GHA": (452, 452),
    "TGO": (461, 461),
    "CMR": (471, 471),
    "NGA": (475, 475),
    "GAB": (481, 481),
    "CAF": (482, 482),
    "TCD": (483, 483),
    "COG": (484, 484),
    "COD": (490, 490),
    "UGA": (500, 500),
    "KEN": (501, 501),
    "TZA": (510, 510),
    "BDI": (516, 516),
    "RWA": (517, 517),
    "SOM": (520, 520),
    "DJI": (522, 522),
    "ETH": (530, 530),
    "ERI": (531, 531),
    "AGO": (540, 540),
    "MOZ": (541, 541),
    "ZMB": (551, 551),
    "ZWE": (552, 552),
    "MWI": (553, 553),
    "ZAF": (560, 560),
    "NAM": (565, 565),
    "LSO": (570, 570),
    "BWA": (571, 571),
    "SWZ": (572, 572),
    "MDG": (580, 580),
    "COM": (581, 581),
    "MUS": (590, 590),
    "SYC": (591, 591),
    "MAR": (600, 600),
    "DZA": (615, 615),
    "TUN": (616, 616),
    "LBY": (620, 620),
    "SDN": (625, 625),
    "SSD": (626, 626),
    "IRN": (630, 630),
    "TUR": (640, 640),
    "IRQ": (645, 645),
    "EGY": (651, 651),
    "SYR": (652, 652),
    "LBN": (660, 660),
    "JOR": (663, 663),
    "ISR": (666, 666),
    "SAU": (670, 670),
    "YEM": (679, 678),
    "KWT": (690, 690),
    "BHR": (692, 692),
    "QAT": (694, 694),
    "ARE": (696, 696),
    "OMN": (698, 698),
    "AFG": (700, 700),
    "TKM": (701, 701),
    "TJK": (702, 702),
    "KGZ": (703, 703),
    "UZB": (704, 704),
    "KAZ": (705, 705),
    "CHN": (710, 710),
    "MNG": (712, 712),
    "TWN": (713, 713),
    "PRK": (731, 731),
    "KOR": (732, 732),
    "JPN": (740, 740),
    "IND": (750, 750),
    "BTN": (760, 760),
    "PAK": (770, 770),
    "BGD": (771, 771),
    "MMR": (775, 775),
    "LKA": (780, 780),
    "MDV": (781, 781),
    "NPL": (790, 790),
    "THA": (800, 800),
    "KHM": (811, 811),
    "LAO": (812, 812),
    "VNM": (816, 816),
    "MYS": (820, 820),
    "SGP": (830, 830),
    "BRN": (835, 835),
    "PHL": (840, 840),
    "IDN": (850, 850),
    "TLS": (860, 860),
    "AUS": (900, 900),
    "PNG": (910, 910),
    "NZL": (920, 920),
    "VUT": (935, 935),
    "SLB": (940, 940),
    "KIR": (946, 970),
    "TUV": (947, 973),
    "FJI": (950, 950),
    "TON": (955, 972),
    "NRU": (970, 971),
    "MHL": (983, 983),
    "PLW": (986, 986),
    "FSM": (987, 987),
    "WSM": (990, 990),
}
NO_STATES = ["HKG", "GRL", "PRI", "PSE", "ESH"]


@pytest.mark.parametrize("alpha3", STATES)
def test_the_numbers_of_a_state(alpha3: str) -> None:
    country = by_alpha3(alpha3)
    assert country is not None
    assert (country.cow, country.gw) == STATES[alpha3]


def test_no_other_has_a_number() -> None:
    assert {country.alpha3 for country in all_countries() if country.cow or country.gw} <= set(STATES)


@pytest.mark.parametrize("numbers", ["cow", "gw"])
def test_no_two_states_share_a_number(numbers: str) -> None:
    known = [getattr(country, numbers) for country in all_countries() if getattr(country, numbers)]
    assert len(known) == len(set(known))


@pytest.mark.parametrize("alpha3", NO_STATES)
def test_what_is_no_member_of_the_system_has_none(alpha3: str) -> None:
    country = by_alpha3(alpha3)
    assert country is None or (country.cow, country.gw) == (None, None)


@pytest.mark.parametrize("alpha3", STATES)
def test_a_state_is_found_by_each_of_its_names(alpha3: str) -> None:
    country = by_alpha3(alpha3)
    assert country is not None
    assert country.names[0] == country.name
    found = resolve_country(country.name)
    assert found is not None
    assert found.alpha3 == alpha3
