"""German."""

from __future__ import annotations

from broadsheet.text.languages.language import Language, numbered, scaled, words

GERMAN = Language(
    code="de",
    stemmer="german",
    nouns_capitalised=True,
    stop_words=words(
        """
        ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim bereits
        bin bis bist da dabei dadurch dafür dagegen daher damit danach dann daran darauf darf darin darüber das dass
        davon dazu dein deine dem den denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch
        dort du durch eher ein eine einem einen einer eines einige er erst erste ersten es etwa etwas euch euer für
        gab ganz gar gegen geht gewesen gibt gilt habe haben hat hatte hatten heute hier hin hinter ich ihm ihn ihnen
        ihr ihre ihrem ihren ihrer im in indem ins ist jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinem
        keinen keiner könne können könnte konnte laut machen man mehr mein meine mich mir mit muss müssen nach nachdem
        nicht nichts noch nun nur ob oder ohne sagte schon sehr sei sein seine seinem seinen seiner seit sich sie sind
        so sogar soll sollen sollte sondern sowie über um und uns unser unter viel viele vom von vor war waren warum was
        weil weiter weitere welche wenn wer werde werden wie wieder will wir wird wo wollen wollte worden wurde wurden
        würde würden zu zum zur zwar zwei zwischen jahr jahre jahren uhr montag dienstag mittwoch donnerstag freitag
        samstag sonntag
        """
    ),
    connectors=words("von van der den zu zur am und für des"),
    titles=words(
        """
        herr frau dr prof präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin
        bürgermeister bürgermeisterin könig königin general richter richterin sprecher sprecherin
        """
    ),
    saying=words("sagte sagt erklärte betonte sagten betont erklärt teilte warnte kritisierte fügte meinte"),
    inside=words("in bei nahe"),
    abbreviations=words("dr prof st str bzw ca z.b u.a d.h usw etc nr mio mrd vgl evtl ggf inkl sog"),
    scales=scaled(
        """
        hundert=1e2 tausend=1e3 million/millionen/mio=1e6 milliarde/milliarden/mrd=1e9 billion/billionen=1e12
        """
    ),
    numerals=numbered("null ein/eine/eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    percent=words("% prozent"),
    decimal_comma=True,
)
