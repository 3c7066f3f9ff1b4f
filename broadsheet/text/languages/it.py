"""Italian."""

from __future__ import annotations

from broadsheet.text.languages.language import Language, numbered, scaled, words

ITALIAN = Language(
    code="it",
    stemmer="italian",
    stop_words=words(
        """
        a ad agli ai al alla alle allo anche ancora anni anno avere aveva c che chi ci come con contro cosa così cui d
        da dagli dai dal dalla dalle dallo degli dei del dell della delle dello dentro di dopo dove due durante e è ed
        era erano essere fa fra già gli ha hanno ho i il in io l la le lei lo loro lui ma mentre mi molto ne negli nei
        nel nell nella nelle nello no noi non nostro o ogni oggi ora per perché più poi prima primo qua quale quando
        quanto quella quelle quelli quello questa queste questi questo s se secondo sei senza si sia solo sono sopra
        sotto sta stato stata sua sue sui sul sull sulla sulle suo suoi tra tre tutti tutto un una uno verso via ieri
        lunedì martedì mercoledì giovedì venerdì sabato domenica nuovo nuova
        """
    ),
    connectors=words("di de del della dei da la e"),
    titles=words("sig dott dr presidente premier ministro ministra senatore deputato sindaco generale giudice"),
    saying=words("detto dice spiega spiegato afferma"),
    inside=words("in presso"),
    abbreviations=words("sig dott dr prof ecc avv ing on art pag"),
    scales=scaled(
        """
        cento=1e2 mila=1e3 milione/milioni=1e6 miliardo/miliardi=1e9
        """
    ),
    numerals=numbered("zero un/uno/una due tre quattro cinque sei sette otto nove dieci"),
    percent=words("%"),
    decimal_comma=True,
)
