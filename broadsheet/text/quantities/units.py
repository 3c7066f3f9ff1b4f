"""Units of measure by the names and signs that news writes: "sq m", "km/h", "GWh", "degrees Celsius", "bps".

Names are those of the SI brochure (9th edition) in British spelling, and of customary units; prefixes are SI's.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from broadsheet.text.languages.language import words as listed

# name=words and signs; a comma parts them, a line parts units. Words match in any case, signs (which hold a capital
# letter, or stand after "|") as they are written.
_NAMED = """
metre=meter,metres,meters|m
kilometre=kilometer,kilometers,kilometres,km,kms
centimetre=centimeter,centimeters,centimetres,cm,cms
millimetre=millimeter,millimeters,millimetres,mm
micrometre=micrometer,micrometers,micron,microns,micrometres|μm,µm
nanometre=nanometer,nanometers,nanometres|nm
mile=miles,mi
nautical mile=nautical miles,nmi
yard=yards,yds,yd
foot=feet,ft
inch=inches|"
light-year=light years,light-years,light year
square metre=square meter,square metres,square meters,sq m,sqm,sq metre,sq metres,sq meters|m2,m²
square kilometre=square kilometer,square kilometres,square kilometers,sq km,sqkm|km2,km²
square foot=square feet,sq ft,sqft,square-foot
square mile=square miles,sq mi,sq miles
square yard=square yards,sq yd
square inch=square inches,sq in
hectare=hectares|ha
acre=acres
cubic metre=cubic meter,cubic metres,cubic meters|m3,m³
cubic foot=cubic feet,cu ft
cubic centimetre=cc,ccs
cubic kilometre=cubic kilometres,cubic kilometers
litre=liter,litres,liters,ltr|L
millilitre=milliliter,milliliters,millilitres|ml,mL
gallon=gallons
barrel=barrels,bbl
barrel per day=bpd,b/d,bopd
pint=pints
quart=quarts
ounce=ounces,oz,troy ounce,troy ounces,fluid ounce,fluid ounces,fl oz
dram=drams
tablespoon=tablespoons,tbsp
teaspoon=teaspoons,tsp
cup=cups
gram=grams,gramme,grammes,gm,gms|g
kilogram=kilograms,kilogramme,kilogrammes,kilo,kilos,kg,kgs
milligram=milligrams,mg
microgram=micrograms|μg,µg,mcg
pound-mass=lb,lbs,pounds
stone=stones
metric ton=tonne,tonnes,metric tonne,metric tonnes,metric tons
ton=tons
megaton=megatons,megatonnes,megatonne|MT
gigaton=gigatonnes,gigatons,gigatonne|Gt
quintal=quintals
carat=carats
karat=karats
percentage=percent,pct,per cent,pc,%
percentage point=percentage points,percent points,per cent points,percentage-point,percentage-points,ppt,ppts
basis point=basis points,basis-point,bps,bp
parts-per-billion=ppb,parts per billion
part per million=ppm,parts per million
celsius=degrees celsius,degree celsius,degrees c,deg c,degrees centigrade|°C,° C,℃,C
fahrenheit=degrees fahrenheit,degree fahrenheit,degrees f|°F,° F,℉,F
kelvin=kelvins
degree=degrees,deg|°
second=seconds,sec,secs|s
millisecond=milliseconds,ms
minute=minutes,min,mins
hour=hours,hr,hrs
day=days
week=weeks
fortnight=fortnights
month=months
quarter=quarters
year=years,yr,yrs
decade=decades
century=centuries
generation=generations
mile per hour=miles per hour,miles an hour,mph,m.p.h
kilometre per hour=kilometers per hour,kilometres per hour,km per hour,km/h,kmph,kph,kmh,kilometres an hour
metre per second=meters per second,metres per second,m/s
mile per gallon=miles per gallon,mpg
knot=knots,kt,kts
revolutions per minute=rpm,revs per minute
beat per minute=bpm,beats per minute
frame per second=fps,frames per second
hertz=hz
newton=newtons
pascal=pascals|Pa
bar=bars
pound per square inch=psi,pounds per square inch
kilopound per square inch=ksi
foot pound-force=lb-ft,lb ft,ft-lb,ft-lbs,foot-pounds
pound-foot=pound-feet,pound feet
newton metre=newton meters,newton metres,newton-meters|Nm
joule=joules|J
calorie=calories,cal,cals
kilocalorie=kilocalories,kcal
watt=watts|W
watt hour=watt hours,watt-hours,wh
horsepower=hp|PS
brake horsepower=bhp
volt=volts|V
ampere=amps,amp,amperes|A
milliampere-hour=mah,milliamp hours,milliampere hours
ohm=ohms|Ω
decibel=decibels,db
british thermal unit=btu,btus
acre foot=acre-foot,acre-feet,acre feet
centilitre=centiliters,centilitres,cl
lumen=lumens
candela per square metre=nit,nits
lux
byte=bytes
bit=bits
kilobyte=kilobytes,kb|KB
megabyte=megabytes,mb|MB
gigabyte=gigabytes,gb|GB
terabyte=terabytes,tb|TB
megabit per second=megabits per second,mbps,mbit/s|Mb/s
gigabit per second=gigabits per second,gbps|Gb/s
megapixel=megapixels,mp,megapixel
pixel=pixels,px
becquerel=becquerels
sievert=sieverts
millisievert=millisieverts|mSv
cusec=cusecs
generation wireless=|G
count=times
point=points,pts,pt
point per game=ppg,points per game
rebound per game=rpg,rebounds per game
assist per game=apg,assists per game
win above replacement=|WAR
"""
_PREFIXES = MappingProxyType(
    {"k": "kilo", "M": "mega", "G": "giga", "T": "tera", "m": "milli", "μ": "micro", "µ": "micro", "n": "nano"}
)
_PREFIXED = MappingProxyType(
    {
        "hertz": ("Hz", "kMGT"), "watt": ("W", "kMGTm"), "watt hour": ("Wh", "kMGT"), "joule": ("J", "kMG"),
        "volt": ("V", "kMm"), "pascal": ("Pa", "kMG"), "newton": ("N", "kM"), "ampere": ("A", "kmμµ"),
        "electronvolt": ("eV", "kMGT"), "byte": ("B", "T"), "ton": ("t", "M"),
    }
)  # fmt: skip
TIME = listed("second minute hour day week fortnight month quarter year decade century")
"""Units of time, which count what goes on and which "a" makes a rate of: "a year"."""
LENGTHS = listed("metre kilometre centimetre millimetre mile yard foot inch")
RATES = frozenset(
    {
        "square foot", "square metre", "acre", "hectare", "litre", "gallon", "barrel", "ounce", "pound-mass",
        "kilogram", "gram", "metric ton", "ton", "quintal", "mile", "kilometre", "carat", "bushel",
    }
)  # fmt: skip
"""Units that a price is given for: "a barrel", "per kg"."""


def _tables() -> tuple[dict[str, str], dict[str, str]]:
    spelt: dict[str, str] = {}
    signs: dict[str, str] = {}
    for line in _NAMED.strip().splitlines():
        name, _, rest = line.partition("=")
        small, _, exact = rest.partition("|")
        for word in (name, *filter(None, small.split(","))):
            spelt[_key(word)] = name
        signs.update((_key(sign, lower=False), name) for sign in filter(None, exact.split(",")))
    for name, (sign, prefixes) in _PREFIXED.items():
        for prefix in prefixes:
            signs[prefix + sign] = _PREFIXES[prefix] + name
            for ending in ("", "s"):
                spelt[_key(_PREFIXES[prefix] + name + ending)] = _PREFIXES[prefix] + name
    signs["Hz"] = "hertz"
    signs["MWp"] = "megawatt"
    return spelt, signs


def _key(words: str, *, lower: bool = True) -> str:
    """Words as pieces parted by single spaces, signs and hyphens as pieces of their own."""
    return " ".join(re.findall(r"[^\W_]+|[^\w\s]", words.lower() if lower else words))


SPELT, SIGNS = (MappingProxyType(table) for table in _tables())
