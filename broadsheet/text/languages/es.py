"""Spanish."""

from __future__ import annotations

from broadsheet.text.languages.language import Language, numbered, scaled, words

SPANISH = Language(
    code="es",
    stemmer="spanish",
    stop_words=words(
        """
        a al algo algunas algunos ante antes aquel aquella así aún aunque ayer bajo bien cada casi como cómo con contra
        cual cuales cuando cuándo de del desde después día días dijo donde dónde dos durante e el él ella ellas ellos en
        entre era eran es esa esas ese eso esos esta está estaba están estar este esto estos fue fueron ha había habían
        han hasta hay hizo hoy la las le les lo los luego mas más me mientras mi mis mismo mucho muchos muy nada ni no
        nos nosotros nuestra nuestro o otra otras otro otros para parte pero poco por porque primer primera puede pueden
        pues que qué quien quién se sea según ser será si sí sido sin sobre son su sus también tan tanto te tenía tiene
        tienen todo todos tras tres tu tus un una uno unos usted ya yo y año años lunes martes miércoles jueves viernes
        sábado domingo nuevo nueva
        """
    ),
    connectors=words("de del la las los el y van von"),
    titles=words(
        """
        sr sra srta dr dra don doña presidente presidenta primer ministro ministra canciller senador senadora diputado
        diputada alcalde alcaldesa rey reina príncipe general coronel juez jueza fiscal director directora
        """
    ),
    saying=words("dijo dice explicó afirmó aseguró señaló añadió declaró dijeron agregó advirtió sostuvo comentó"),
    inside=words("en cerca"),
    abbreviations=words("sr sra srta dr dra d ud uds etc ee uu núm av pág prof gral"),
    scales=scaled(
        """
        cien/ciento=1e2 mil=1e3 millón/millones=1e6 billón/billones=1e12
        """
    ),
    numerals=numbered(
        "cero un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    ),
    percent=words("%"),
    decimal_comma=True,
)
