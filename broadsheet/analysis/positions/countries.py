"""For which country a name speaks in the language of news: capitals, seats of government and demonyms. English.

Written for this project from general knowledge. A capital stands for its country only where it acts ("Moscow condemned
the attack"), never where something happens in it; capitals that are as often plain cities in the news (Luxembourg,
Singapore and the like are countries anyhow) are left out.
"""

from __future__ import annotations

from functools import cache

_TABLE = """
Afghanistan | Kabul | Afghan
Albania | Tirana | Albanian
Algeria | Algiers | Algerian
Angola | Luanda | Angolan
Argentina | Buenos Aires, Casa Rosada | Argentine, Argentinian
Armenia | Yerevan | Armenian
Australia | Canberra | Australian
Austria | Vienna | Austrian
Azerbaijan | Baku | Azerbaijani, Azeri
Bahrain | Manama | Bahraini
Bangladesh | Dhaka | Bangladeshi
Belarus | Minsk | Belarusian
Belgium | | Belgian
Bolivia | La Paz | Bolivian
Bosnia and Herzegovina | Sarajevo | Bosnian
Brazil | Brasilia, Brasília, Planalto | Brazilian
Bulgaria | Sofia | Bulgarian
Burkina Faso | Ouagadougou | Burkinabe
Cambodia | Phnom Penh | Cambodian
Cameroon | Yaounde, Yaoundé | Cameroonian
Canada | Ottawa | Canadian
Chad | N'Djamena | Chadian
Chile | La Moneda | Chilean
China | Beijing, Zhongnanhai | Chinese
Colombia | Bogota, Bogotá | Colombian
Croatia | Zagreb | Croatian
Cuba | Havana | Cuban
Cyprus | Nicosia | Cypriot
Czech Republic | Prague | Czech
Denmark | Copenhagen | Danish
Ecuador | Quito | Ecuadorian, Ecuadorean
Egypt | Cairo | Egyptian
El Salvador | | Salvadoran
Eritrea | Asmara | Eritrean
Estonia | Tallinn | Estonian
Ethiopia | Addis Ababa | Ethiopian
European Union | Brussels, EU, the EU, the European Union | European Union
Finland | Helsinki | Finnish
France | Paris, Élysée, Elysee, Elysée, Quai d'Orsay | French
Georgia | Tbilisi | Georgian
Germany | Berlin | German
Ghana | Accra | Ghanaian
Greece | Athens | Greek
Guatemala | | Guatemalan
Haiti | Port-au-Prince | Haitian
Honduras | Tegucigalpa | Honduran
Hungary | Budapest | Hungarian
Iceland | Reykjavik | Icelandic
India | New Delhi, Delhi | Indian
Indonesia | Jakarta | Indonesian
Iran | Tehran, Teheran | Iranian
Iraq | Baghdad | Iraqi
Ireland | Dublin | Irish
Israel | Jerusalem, Tel Aviv | Israeli
Italy | Rome | Italian
Ivory Coast | Abidjan | Ivorian
Jamaica | | Jamaican
Japan | Tokyo | Japanese
Jordan | Amman | Jordanian
Kazakhstan | Astana | Kazakh
Kenya | Nairobi | Kenyan
Kosovo | Pristina | Kosovar
Kuwait | | Kuwaiti
Kyrgyzstan | Bishkek | Kyrgyz
Laos | Vientiane | Laotian
Latvia | Riga | Latvian
Lebanon | Beirut | Lebanese
Libya | Tripoli | Libyan
Lithuania | Vilnius | Lithuanian
Malaysia | Kuala Lumpur, Putrajaya | Malaysian
Mali | Bamako | Malian
Mexico | Mexico City | Mexican
Moldova | Chisinau | Moldovan
Mongolia | Ulaanbaatar | Mongolian
Montenegro | Podgorica | Montenegrin
Morocco | Rabat | Moroccan
Mozambique | Maputo | Mozambican
Myanmar | Naypyidaw | Burmese
Nepal | Kathmandu | Nepali, Nepalese
Netherlands | The Hague | Dutch
New Zealand | Wellington | New Zealand
Nicaragua | Managua | Nicaraguan
Niger | Niamey | Nigerien
Nigeria | Abuja | Nigerian
North Korea | Pyongyang, DPRK | North Korean
North Macedonia | Skopje | Macedonian
Norway | Oslo | Norwegian
Oman | Muscat | Omani
Pakistan | Islamabad, Rawalpindi | Pakistani
Palestinian Authority | Ramallah | Palestinian
Panama | | Panamanian
Paraguay | Asuncion | Paraguayan
Peru | Lima | Peruvian
Philippines | Manila, Malacañang, Malacanang | Philippine, Filipino
Poland | Warsaw | Polish
Portugal | Lisbon | Portuguese
Qatar | Doha | Qatari
Romania | Bucharest | Romanian
Russia | Moscow, Kremlin, the Kremlin, Russian Federation | Russian
Rwanda | Kigali | Rwandan
Saudi Arabia | Riyadh | Saudi, Saudi Arabian
Senegal | Dakar | Senegalese
Serbia | Belgrade | Serbian
Slovakia | Bratislava | Slovak
Slovenia | Ljubljana | Slovenian
Somalia | Mogadishu | Somali
South Africa | Pretoria | South African
South Korea | Seoul, Blue House | South Korean
South Sudan | Juba | South Sudanese
Spain | Madrid, Moncloa | Spanish
Sri Lanka | Colombo | Sri Lankan
Sudan | Khartoum | Sudanese
Sweden | Stockholm | Swedish
Switzerland | Bern, Berne | Swiss
Syria | Damascus | Syrian
Taiwan | Taipei | Taiwanese
Tajikistan | Dushanbe | Tajik
Tanzania | Dodoma | Tanzanian
Thailand | Bangkok | Thai
Tunisia | Tunis | Tunisian
Turkey | Ankara, Türkiye, Turkiye | Turkish
Uganda | Kampala | Ugandan
Ukraine | Kyiv, Kiev | Ukrainian
United Arab Emirates | Abu Dhabi, UAE, the UAE | Emirati
United Kingdom | London, UK, U.K., Britain, Great Britain, Downing Street, Whitehall | British
United Nations | UN, U.N., the UN, the United Nations | United Nations
United States | Washington, US, U.S., USA, America | American, US, U.S.
Uruguay | Montevideo | Uruguayan
Uzbekistan | Tashkent | Uzbek
Vatican | Holy See | Vatican
Venezuela | Caracas, Miraflores | Venezuelan
Vietnam | Hanoi | Vietnamese
Yemen | Sanaa, Sana'a | Yemeni
Zambia | Lusaka | Zambian
Zimbabwe | Harare | Zimbabwean
"""


def of_name(name: str) -> str:
    """The country that a name acts for: "Moscow" and "the Kremlin" are Russia; "" where it is none's."""
    bare = name.removeprefix("the ").removeprefix("The ")
    return _by_name().get(bare, "")


def of_demonym(word: str) -> str:
    """The country of "Russian" or of "US"; "" where the word is no demonym."""
    return _by_demonym().get(word, "")


@cache
def _by_name() -> dict[str, str]:
    found = {}
    for country, seats, _ in _rows():
        found[country] = country
        found |= dict.fromkeys(seats, country)
    return found


@cache
def _by_demonym() -> dict[str, str]:
    return {demonym: country for country, _, demonyms in _rows() for demonym in demonyms}


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    lines = [[part.strip() for part in line.split("|")] for line in _TABLE.strip().splitlines()]
    return tuple((name, _listed(seats), _listed(demonyms)) for name, seats, demonyms in lines)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip().removeprefix("the ") for part in text.split(",") if part.strip())
