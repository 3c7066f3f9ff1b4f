"""French."""

from __future__ import annotations

from broadsheet.text.languages.language import Language, numbered, scaled, words

FRENCH = Language(
    code="fr",
    stemmer="french",
    stop_words=words(
        """
        a à afin ai ainsi alors après as au aucun aucune aujourd'hui auprès aura aurait aussi autre autres aux avaient
        avait avant avec avoir ayant beaucoup bien c car ce ceci cela celle celles celui cependant certains ces cet
        cette ceux chaque chez comme comment contre d dans de déjà depuis des deux devait devant doit donc dont du
        durant elle elles en encore enfin entre envers es est et étaient était étant été être eu eux faire fait fois
        font hier hors il ils j je jour jours jusqu jusque l la là laquelle le lequel les lesquels leur leurs lors
        lorsque lui m ma mais malgré me même mêmes mes moi moins mois mon n ne ni non nos notre nous on ont ou où par
        parce parmi pas pendant peu peut peuvent plus plusieurs plutôt pour pourquoi pourrait pouvait près presque
        qu quand que quel quelle quelles quelque quelques quels qui quoi s sa sans se selon sera serait seront ses si
        soit son sont sous souvent suis sur ta tandis tant te tel telle tes toi ton toujours tous tout toute toutes
        très trois tu un une vers via voici voilà vos votre vous y an ans année années dit déclaré expliqué indiqué
        affirmé mme lundi mardi mercredi jeudi vendredi samedi dimanche premier première nouveau nouvelle
        """
    ),
    connectors=words("de du des d la le les l et von van ben ibn al el"),
    titles=words(
        """
        m mm mme mmes mlle dr me pr président présidente premier ministre première chancelier chancelière sénateur
        sénatrice député députée maire roi reine prince princesse général colonel capitaine procureur procureure juge
        directeur directrice secrétaire porte-parole préfet préfète commissaire
        """
    ),
    saying=words(
        """
        dit déclare déclaré explique expliqué affirme affirmé précise raconte confie ajouté ajoute
        indiqué souligné assuré estimé lancé martelé répondu rappelé
        """
    ),
    inside=words("à près hors"),
    abbreviations=words(
        "m mm mme mmes mlle dr me pr st ste av bd etc ex p art env cf no janv févr juil sept oct nov déc"
    ),
    scales=scaled(
        """
        cent/cents=1e2 mille=1e3 million/millions=1e6 milliard/milliards=1e9 billion/billions=1e12
        """
    ),
    numerals=numbered(
        """
        zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
        dix-huit dix-neuf vingt
        """
    )
    | {"trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingts": 80},
    percent=words("% pourcent"),
    decimal_comma=True,
)
