"""Portuguese."""

from __future__ import annotations

from broadsheet.text.languages.language import Language, numbered, scaled, words

PORTUGUESE = Language(
    code="pt",
    stemmer="portuguese",
    stop_words=words(
        """
        a à ainda ao aos após as às assim até cada com como contra da das de dela dele depois desde disse do dois dos
        durante e é ela elas ele eles em entre era eram essa esse esta está estão este eu foi foram há isso isto já lhe
        mais mas mesmo meu muito muitos na nas nem no nos nós não num numa o os ou outra outro outros para pela pelas
        pelo pelos pode podem por porque quando que quem se segundo seja sem ser será seu seus são só sobre sua suas
        também tem têm teve toda todo todos três tudo um uma uns você ano anos dia dias hoje ontem segunda-feira
        terça-feira quarta-feira quinta-feira sexta-feira sábado domingo novo nova
        """
    ),
    connectors=words("de da do das dos e"),
    titles=words(
        "sr sra dr dra presidente primeiro ministro ministra senador deputado prefeito governador general juiz"
    ),
    saying=words("disse diz explicou afirmou"),
    inside=words("em perto"),
    abbreviations=words("sr sra dr dra etc av prof nº"),
    scales=scaled(
        """
        cem=1e2 mil=1e3 milhão/milhões=1e6 bilhão/bilhões=1e9 trilhões=1e12
        """
    ),
    numerals=numbered("zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze"),
    percent=words("%"),
    decimal_comma=True,
)
