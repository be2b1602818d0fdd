"""Who held an office on a day: a table written down from general knowledge, and not from the codebook's rows."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.resolve.countries import fold
from sayso.resolve.people import holder_of, resolve_person
from sayso.resolve.who import resolve_who

HOLDERS = [
    ("president", "USA", "1995-06-01", "Bill Clinton"),
    ("president", "USA", "2005-06-01", "George W. Bush"),
    ("president", "USA", "2012-06-01", "Barack Obama"),
    ("president", "USA", "2019-06-01", "Donald Trump"),
    ("president", "USA", "2023-06-01", "Joe Biden"),
    ("president", "USA", "2025-06-01", "Donald Trump"),
    ("president", "RUS", "1995-06-01", "Boris Yeltsin"),
    ("president", "RUS", "2004-06-01", "Vladimir Putin"),
    ("president", "RUS", "2010-06-01", "Dmitry Medvedev"),
    ("president", "RUS", "2022-06-01", "Vladimir Putin"),
    ("foreign minister", "RUS", "2016-06-01", "Sergei Lavrov"),
    ("defence minister", "RUS", "2022-06-01", "Sergei Shoigu"),
    ("defence minister", "RUS", "2025-01-01", "Andrei Belousov"),
    ("president", "UKR", "2016-06-01", "Petro Poroshenko"),
    ("president", "UKR", "2022-06-01", "Volodymyr Zelensky"),
    ("president", "FRA", "2003-06-01", "Jacques Chirac"),
    ("president", "FRA", "2009-06-01", "Nicolas Sarkozy"),
    ("president", "FRA", "2019-06-01", "Emmanuel Macron"),
    ("prime minister", "GBR", "1999-06-01", "Tony Blair"),
    ("prime minister", "GBR", "2008-06-01", "Gordon Brown"),
    ("prime minister", "GBR", "2013-06-01", "David Cameron"),
    ("prime minister", "GBR", "2018-06-01", "Theresa May"),
    ("prime minister", "GBR", "2021-06-01", "Boris Johnson"),
    ("prime minister", "GBR", "2023-06-01", "Rishi Sunak"),
    ("prime minister", "GBR", "2025-01-01", "Keir Starmer"),
    ("chancellor", "DEU", "2015-06-01", "Angela Merkel"),
    ("chancellor", "DEU", "2023-06-01", "Olaf Scholz"),
    ("prime minister", "ISR", "2007-06-01", "Ehud Olmert"),
    ("prime minister", "ISR", "2015-06-01", "Benjamin Netanyahu"),
    ("prime minister", "ISR", "2022-01-01", "Naftali Bennett"),
    ("prime minister", "ISR", "2024-01-01", "Benjamin Netanyahu"),
    ("president", "TUR", "2018-06-01", "Recep Tayyip Erdogan"),
    ("president", "IRN", "2000-06-01", "Mohammad Khatami"),
    ("president", "IRN", "2009-01-01", "Mahmoud Ahmadinejad"),
    ("president", "IRN", "2016-01-01", "Hassan Rouhani"),
    ("president", "IRN", "2023-01-01", "Ebrahim Raisi"),
    ("president", "IRN", "2025-01-01", "Masoud Pezeshkian"),
    ("president", "SYR", "2015-01-01", "Bashar al-Assad"),
    ("president", "EGY", "2005-01-01", "Hosni Mubarak"),
    ("president", "EGY", "2013-01-01", "Mohamed Morsi"),
    ("president", "EGY", "2020-01-01", "Abdel Fattah el-Sisi"),
    ("president", "KOR", "2015-01-01", "Park Geun-hye"),
    ("president", "KOR", "2019-01-01", "Moon Jae-in"),
    ("president", "KOR", "2023-01-01", "Yoon Suk Yeol"),
    ("president", "CHN", "2008-01-01", "Hu Jintao"),
    ("president", "CHN", "2020-01-01", "Xi Jinping"),
    ("prime minister", "JPN", "2015-01-01", "Shinzo Abe"),
    ("prime minister", "JPN", "2022-06-01", "Fumio Kishida"),
    ("prime minister", "IND", "2010-01-01", "Manmohan Singh"),
    ("prime minister", "IND", "2020-01-01", "Narendra Modi"),
    ("president", "VEN", "2008-01-01", "Hugo Chavez"),
    ("president", "VEN", "2018-01-01", "Nicolas Maduro"),
    ("president", "BRA", "2005-01-01", "Luiz Inacio Lula da Silva"),
    ("president", "BRA", "2014-01-01", "Dilma Rousseff"),
    ("president", "BRA", "2020-01-01", "Jair Bolsonaro"),
    ("president", "BLR", "2015-01-01", "Alexander Lukashenko"),
    ("prime minister", "CAN", "2010-01-01", "Stephen Harper"),
    ("prime minister", "CAN", "2020-01-01", "Justin Trudeau"),
    ("prime minister", "CAN", "2025-06-01", "Mark Carney"),
    ("prime minister", "AUS", "2020-01-01", "Scott Morrison"),
    ("prime minister", "AUS", "2023-06-01", "Anthony Albanese"),
    ("prime minister", "POL", "2020-01-01", "Mateusz Morawiecki"),
    ("prime minister", "POL", "2024-06-01", "Donald Tusk"),
    ("president", "POL", "2020-01-01", "Andrzej Duda"),
    ("prime minister", "HUN", "2020-01-01", "Viktor Orban"),
    ("prime minister", "ITA", "2021-06-01", "Mario Draghi"),
    ("prime minister", "ITA", "2023-06-01", "Giorgia Meloni"),
    ("prime minister", "ESP", "2015-01-01", "Mariano Rajoy"),
    ("prime minister", "ESP", "2023-01-01", "Pedro Sanchez"),
    ("president", "SRB", "2020-01-01", "Aleksandar Vucic"),
    ("president", "MEX", "2016-01-01", "Enrique Pena Nieto"),
    ("president", "MEX", "2020-01-01", "Andres Manuel Lopez Obrador"),
    ("president", "MEX", "2025-01-01", "Claudia Sheinbaum"),
    ("president", "ARG", "2024-06-01", "Javier Milei"),
    ("president", "COL", "2012-01-01", "Juan Manuel Santos"),
    ("president", "COL", "2023-01-01", "Gustavo Petro"),
    ("president", "ZAF", "2015-01-01", "Jacob Zuma"),
    ("president", "ZAF", "2020-01-01", "Cyril Ramaphosa"),
    ("president", "NGA", "2013-01-01", "Goodluck Jonathan"),
    ("president", "NGA", "2020-01-01", "Muhammadu Buhari"),
    ("president", "NGA", "2024-01-01", "Bola Tinubu"),
    ("president", "KEN", "2018-01-01", "Uhuru Kenyatta"),
    ("president", "KEN", "2024-01-01", "William Ruto"),
    ("prime minister", "ETH", "2020-01-01", "Abiy Ahmed"),
    ("president", "RWA", "2015-01-01", "Paul Kagame"),
    ("president", "UGA", "2015-01-01", "Yoweri Museveni"),
    ("prime minister", "PAK", "2020-01-01", "Imran Khan"),
    ("prime minister", "PAK", "2025-01-01", "Shehbaz Sharif"),
    ("president", "PHL", "2018-01-01", "Rodrigo Duterte"),
    ("president", "IDN", "2020-01-01", "Joko Widodo"),
    ("president", "IDN", "2025-01-01", "Prabowo Subianto"),
    ("president", "TWN", "2020-01-01", "Tsai Ing-wen"),
    ("president", "TWN", "2025-01-01", "Lai Ching-te"),
    ("president", "AFG", "2010-01-01", "Hamid Karzai"),
    ("president", "AFG", "2018-01-01", "Ashraf Ghani"),
    ("president", "KAZ", "2015-01-01", "Nursultan Nazarbayev"),
    ("president", "KAZ", "2023-01-01", "Kassym-Jomart Tokayev"),
    ("president", "GEO", "2007-01-01", "Mikheil Saakashvili"),
    ("president", "AZE", "2020-01-01", "Ilham Aliyev"),
    ("prime minister", "ARM", "2022-01-01", "Nikol Pashinyan"),
    ("foreign minister", "UKR", "2022-06-01", "Dmytro Kuleba"),
    ("foreign minister", "UKR", "2025-01-01", "Andrii Sybiha"),
    ("foreign minister", "USA", "2014-06-01", "John Kerry"),
    ("foreign minister", "USA", "2022-06-01", "Antony Blinken"),
    ("foreign minister", "USA", "2025-06-01", "Marco Rubio"),
    ("defence minister", "USA", "2022-06-01", "Lloyd Austin"),
    ("foreign minister", "CHN", "2018-01-01", "Wang Yi"),
    ("foreign minister", "DEU", "2023-01-01", "Annalena Baerbock"),
    ("foreign minister", "FRA", "2020-01-01", "Jean-Yves Le Drian"),
    ("defence minister", "UKR", "2022-06-01", "Oleksii Reznikov"),
    ("defence minister", "UKR", "2024-06-01", "Rustem Umerov"),
    ("defence minister", "ISR", "2023-12-01", "Yoav Gallant"),
]


def plain(name: str) -> str:
    return fold(name).replace("-", " ")


@pytest.mark.parametrize(("office", "country", "day", "name"), HOLDERS)
def test_who_held_an_office(office: str, country: str, day: str, name: str) -> None:
    holder = holder_of(office, country, on=date.fromisoformat(day))
    assert holder is not None
    assert plain(holder.name) == plain(name)


@pytest.mark.parametrize(("office", "country", "day", "name"), HOLDERS)
def test_the_holder_is_known_by_name_on_that_day(office: str, country: str, day: str, name: str) -> None:
    person = resolve_person(name, on=date.fromisoformat(day))
    assert person is not None
    assert person.country == country
    who = resolve_who(name, on=date.fromisoformat(day))
    assert who is not None
    assert who.country == country
