"""Printed unit -> symbol; value in one unit -> value in another, for display."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator import patterns

# Money by whose it is: ISO code, the country's adjectives, the noun.
_OF_A_COUNTRY: Final = tuple(
    (code, rf"(?:{whose})", noun)
    for noun, row in (
        (
            r"dollars?",
            r"""USD US|U\.S\.|American; AUD Australian; CAD Canadian; NZD New\sZealand; SGD Singapore(?:an)?; HKD Hong\sKong;
            TWD (?:New\s)?Taiwan(?:ese)?; BND Brunei; FJD Fijian; JMD Jamaican; NAD Namibian; LRD Liberian; GYD Guyanese; TTD Trinidad(?:ian)?""",
        ),
        (r"pounds?", r"GBP British; EGP Egyptian; LBP Lebanese; SYP Syrian; SDG Sudanese; SSP South\sSudanese"),
        (
            r"dinars?",
            r"KWD Kuwaiti; JOD Jordanian; IQD Iraqi; BHD Bahraini; LYD Libyan; TND Tunisian; DZD Algerian; RSD Serbian",
        ),
        (r"rials?", r"IRR Iranian; OMR Omani; YER Yemeni; QAR Qatari"),
        (r"riyals?", r"SAR Saudi; QAR Qatari"),
        (r"dirhams?", r"AED Emirati|UAE; MAD Moroccan"),
        (r"rupees?", r"INR Indian; PKR Pakistani?; LKR Sri\sLankan?; NPR Nepal(?:ese|i); MUR Mauritian"),
        (
            r"francs?",
            r"CHF Swiss; CDF Congolese; RWF Rwandan; BIF Burund(?:ian|i); DJF Djibouti(?:an)?; GNF Guinean; KMF Comorian",
        ),
        (
            r"pesos?",
            r"PHP Philippine; MXN Mexican; ARS Argentin(?:e|ian); CLP Chilean; COP Colombian; UYU Uruguayan; DOP Dominican; CUP Cuban",
        ),
        (r"shillings?", r"KES Kenyan?; UGX Ugandan?; TZS Tanzanian?; SOS Somali"),
        (
            r"(?:kron[ae]|kronor|kroner|crowns?|koruna)s?",
            r"SEK Swedish; NOK Norwegian; DKK Danish; CZK Czech; ISK Icelandic",
        ),
        (r"(?:rubles?|roubles?)", r"RUB Russian; BYN Belarus(?:ian)?"),
        (r"hryvni?as?", r"UAH Ukrainian"),
        (r"liras?", r"TRY Turkish; SYP Syrian"),
        (r"(?:le[iu])", r"RON Romanian; MDL Moldovan"),
        (r"(?:levs?|leva)", r"BGN Bulgarian"),
        (r"won", r"KRW (?:South\s)?Korean; KPW North\sKorean"),
        (r"yuan", r"CNY Chinese"),
        (r"yen", r"JPY Japanese"),
        (r"(?:reals?|reais)", r"BRL Brazilian"),
        (r"rands?", r"ZAR South\sAfrican"),
        (r"kwachas?", r"ZMW Zambian; MWK Malawian"),
        (r"(?:sum|soums?|som)", r"UZS Uzbek"),
        (r"manats?", r"AZN Azerbaijani; TMT Turkmen"),
        (r"(?:convertible\s)?marks?", r"BAM Bosnian"),
        (r"(?:zlotys?|złoty)", r"PLN Polish"),
        (r"forints?", r"HUF Hungarian"),
        (r"nuevos?\ssol(?:es)?|sol(?:es)?", r"PEN Peruvian"),
    )
    for code, whose in (each.split(" ", 1) for each in map(str.strip, row.split(";")))
)

# symbol, what it measures, how it is printed (regular expression, singular and plural, after a number)
_OWN_FORMS: Final[tuple[tuple[str, str, str], ...]] = (
    ("km/h", "speed", r"k(?:ilo)?m(?:et(?:er|re)s?)?(?:\s?/\s?|\s(?:per|an)\s)h(?:our)?|kph|kmh|kmph"),
    ("mph", "speed", r"mph|miles\s(?:per|an)\shour|mi/h"),
    ("m/s", "speed", r"m/s|met(?:er|re)s\s(?:per|a)\ssecond"),
    ("km/s", "speed", r"km/s|kilomet(?:er|re)s\s(?:per|a)\ssecond"),
    ("kn", "speed", r"knots?|kts?|kn"),
    ("Mach", "speed", r"times\sthe\sspeed\sof\ssound|Mach"),
    ("m³/s", "flow", r"m(?:3|³)/s|cubic\smet(?:er|re)s\s(?:per|a)\ssecond"),
    ("ft³/s", "flow", r"cu\sft/s|cubic\sfeet\s(?:per|a)\ssecond|cfs"),
    ("km²", "area", r"km(?:2|²)|sq\.?\s?km|sqkm|square[\s-]kilomet(?:er|re)s?"),
    ("m²", "area", r"m(?:2|²)|sq\.?\s?m|sqm|square[\s-]met(?:er|re)s?"),
    ("mi²", "area", r"sq\.?\s?mi|square[\s-]miles?"),
    ("ft²", "area", r"sq\.?\s?ft|sqft|square[\s-]f(?:ee|oo)t"),
    ("ha", "area", r"ha|hectares?"),
    ("m³", "volume", r"m(?:3|³)|cubic[\s-]met(?:er|re)s?|cu\.?\s?m|cbm"),
    ("acre·ft", "volume", r"acre[·\s-]f(?:ee|oo)?t"),
    ("acre", "area", r"acres?"),
    ("bbl/d", "flow", r"barrels?(?:\sof\s(?:oil|crude))?\s(?:per|a)\sday|bpd|b/d|bbl/d"),
    ("bbl", "volume", r"barrels?(?:\sof\soil)?|bbl"),
    ("l", "volume", r"lit(?:er|re)s?"),
    ("gal", "volume", r"gallons?"),
    ("km", "length", r"kms?|kilomet(?:er|re)s?|klicks"),
    (
        "nmi",
        "length",
        r"nmi|NM|nm(?!\s(?:chips?|process|nodes?|wavelength|laser|lithography|class))|n\.?\s?miles?|nautical\smiles?",
    ),
    ("mi", "length", r"mi|miles?"),
    ("cm", "length", r"cm|centimet(?:er|re)s?"),
    ("mm", "length", r"mm|millimet(?:er|re)s?"),
    ("m", "length", r"m|met(?:er|re)s?"),
    ("ft", "length", r"ft|feet|foot"),
    ("in", "length", r"inch(?:es)?"),
    ("yd", "length", r"yds?|yards?"),
    ("kt TNT", "yield", r"kilotons?|kilotonnes?|kt"),
    ("Mt TNT", "yield", r"megatons?|megatonnes?"),
    ("kg", "mass", r"kgs?|kilograms?|kilogrammes?|kilos?"),
    ("g", "mass", r"grams?|grammes?|g"),
    ("t", "mass", r"(?:metric\s)?(?:tons?|tonnes?)|t(?!-)"),
    ("long t", "mass", r"long\stons?"),
    ("short t", "mass", r"short\stons?"),
    ("lb", "mass", r"lbs?"),
    ("oz", "mass", r"ounces?|oz"),
    ("rounds/min", "rate", r"(?:rounds|shots|shells)(?:\s(?:per|a)\s|\s?/\s?)min(?:ute)?|rds/min|rpm"),
    ("ms", "time", r"milliseconds?"),
    ("s", "time", r"seconds?|secs?"),
    ("min", "time", r"minutes?|mins?"),
    ("h", "time", r"hours?|hrs?"),
    ("d", "time", r"days?"),
    ("wk", "time", r"weeks?"),
    ("mo", "time", r"months?"),
    ("yr", "time", r"years?|yrs?"),
    ("decade", "time", r"decades?"),
    ("century", "time", r"centur(?:y|ies)"),
    ("gross t", "volume", r"gross\s(?:register(?:ed)?\s)?(?:tons?|tonnes?|tonnage)|GRT|GT(?!\w)"),
    ("dwt", "mass", r"dwt|deadweight\s(?:tons?|tonnes?)"),
    ("TEU", "count", r"TEUs?"),
    ("page", "count", r"pages?(?!\s\d)"),
    ("times", "multiple", r"times"),
    ("dB", "level", r"dB|decibels?"),
    ("GB", "data", r"GB|gigabytes?"),
    ("MB", "data", r"MB|megabytes?"),
    ("TB", "data", r"TB|terabytes?"),
    ("Mbit/s", "data rate", r"Mbit/s|Mbps|megabits\s(?:per|a)\ssecond"),
    ("Gbit/s", "data rate", r"Gbit/s|Gbps|gigabits\s(?:per|a)\ssecond"),
    ("MP", "resolution", r"megapixels?|MP(?!s)"),
    ("hp", "power", r"hp|horse\s?power"),
    ("kWh", "energy", r"kWh|kilowatt[\s-]hours?"),
    ("MWh", "energy", r"MWh|megawatt[\s-]hours?"),
    ("GWh", "energy", r"GWh|gigawatt[\s-]hours?"),
    ("TWh", "energy", r"TWh|terawatt[\s-]hours?"),
    ("V", "voltage", r"volts?"),
    ("kV", "voltage", r"kV|kilovolts?"),
    ("kN", "force", r"kN|kilonewtons?"),
    ("kW", "power", r"kW|kilowatts?"),
    ("MW", "power", r"MW|megawatts?"),
    ("GW", "power", r"GW|gigawatts?"),
    ("N·m", "torque", r"Nm|newton[\s-]met(?:er|re)s?"),
    ("bar", "pressure", r"bars?(?=[\s,.;)])"),
    ("psi", "pressure", r"psi"),
    ("kHz", "frequency", r"kHz|kilohertz"),
    ("MHz", "frequency", r"MHz|megahertz"),
    ("Hz", "frequency", r"Hz|hertz"),
    ("GHz", "frequency", r"GHz|gigahertz"),
    ("°C", "temperature", r"°\s?C|degrees\s(?:Celsius|centigrade)"),
    ("°F", "temperature", r"°\s?F|degrees\sFahrenheit"),
    ("°", "angle", r"°|degrees?"),
    ("pp", "share", r"percentage\spoints?|p\.\s?p\.|pp(?!\.)"),
    ("bp", "share", r"basis\spoints?"),
    ("%", "share", r"%|per\s?cent|pct|pc"),
    ("USD", "money", r"dollars?|USD"),
    ("EUR", "money", r"euros?|EUR|€"),
    ("GBP", "money", r"pounds\ssterling|GBP"),
    ("RUB", "money", r"rubles?|roubles?|RUB"),
    ("UAH", "money", r"hryvni?as?|hryvnyas?|UAH"),
    ("CNY", "money", r"yuan|renminbi|RMB|CNY"),
    ("JPY", "money", r"yen|JPY"),
    ("KRW", "money", r"won|KRW"),
    ("INR", "money", r"crore|INR"),
    ("PLN", "money", r"zlotys?|złoty(?:ch|s)?|zł|PLN"),
    ("CZK", "money", r"korunas?|Kč|CZK"),
    ("ILS", "money", r"(?:new\s)?shekels?|ILS"),
    ("NGN", "money", r"nairas?"),
    ("ZAR", "money", r"rands?"),
    ("BRL", "money", r"reais"),
    ("KZT", "money", r"tenge"),
    ("HUF", "money", r"forints?"),
    ("TRY", "money", r"liras?|TRY"),
    ("SEK", "money", r"kronor|SEK"),
    ("ISK", "money", r"kr[oó]nur|ISK"),
    ("NOK", "money", r"NOK"),
    ("DKK", "money", r"DKK"),
    ("CHF", "money", r"CHF"),
    ("RSD", "money", r"RSD"),
    ("BDT", "money", r"takas?"),
    ("IDR", "money", r"rupiahs?"),
    ("MYR", "money", r"ringgits?"),
    ("THB", "money", r"bahts?"),
    ("VND", "money", r"dong"),
    ("RON", "money", r"lei"),
    ("BGN", "money", r"leva"),
    ("GEL", "money", r"lari"),
    ("AMD", "money", r"drams?"),
    ("AZN", "money", r"manats?"),
    ("KGS", "money", r"soms?"),
    ("TJS", "money", r"somoni"),
    ("MNT", "money", r"tugriks?|tögrögs?"),
    ("MMK", "money", r"kyats?"),
    ("LAK", "money", r"kip"),
    ("KHR", "money", r"riels?"),
    ("AFN", "money", r"afghanis?(?=[\s,.;)])"),
    ("ETB", "money", r"birr"),
    ("GHS", "money", r"cedis?"),
    ("kwacha", "money", r"kwachas?"),
    ("AOA", "money", r"kwanzas?"),
    ("MZN", "money", r"meticais|metical"),
    ("BWP", "money", r"pula"),
    ("GMD", "money", r"dalasis?"),
    ("SLE", "money", r"leones?"),
    ("MRU", "money", r"ouguiyas?"),
    ("MGA", "money", r"ariary"),
    ("PEN", "money", r"soles"),
    ("BOB", "money", r"bolivianos"),
    ("VES", "money", r"bol[ií]vares|bolivars"),
    ("PYG", "money", r"guaran[ií](?:e?s)"),
    ("GTQ", "money", r"quetzal(?:e?s)"),
    ("HNL", "money", r"lempiras?"),
    ("colón", "money", r"col[oó]nes"),
    ("HTG", "money", r"gourdes?"),
    ("ALL", "money", r"leks?"),
    ("MKD", "money", r"denars?"),
    # Several states have a money of these names.
    ("CFA franc", "money", r"CFA(?:\sfrancs?)?|F\s?CFA|francs?\sCFA"),
    ("franc", "money", r"francs?"),
    ("dinar", "money", r"dinars?"),
    ("rial", "money", r"rials?"),
    ("riyal", "money", r"riyals?"),
    ("dirham", "money", r"dirhams?"),
    ("rupee", "money", r"rupees?"),
    ("shilling", "money", r"shillings?"),
    ("krone", "money", r"kroner?|kr(?!\w)"),
    ("crown", "money", r"crowns"),
    ("peso", "money", r"pesos?"),
    ("caliber", "caliber", r"calib(?:er|re)"),
)
UNITS: Final = _OWN_FORMS + tuple((code, "money", rf"{whose}\s{noun}") for code, whose, noun in _OF_A_COUNTRY)

# ISO 4217: printed before or after the amount. COP is left out: it numbers climate summits.
CURRENCY_CODES: Final = tuple(
    """AED AMD ARS AUD AZN BDT BGN BHD BRL CAD CHF CLP CNY CZK DKK DZD EGP ETB EUR GBP GEL GHS HKD HUF IDR ILS INR IQD IRR
    ISK JOD JPY KES KRW KWD KZT LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RMB RON RSD RUB SAR SEK SGD THB TND
    TRY TWD TZS UAH UGX USD UYU UZS VND XAF XOF ZAR ZMW""".split()
)
DIMENSION: Final[dict[str, str]] = (
    {symbol: dimension for symbol, dimension, _ in UNITS} | dict.fromkeys(CURRENCY_CODES, "money") | {"person": "count"}
)

_PRINTED: Final = tuple((symbol, patterns.compile(printed)) for symbol, _, printed in UNITS)

# The longest printed form must win ("km/h" before "km"), hence the order of the table.
# Whose money it is can be any country: one form for all of them, which ``symbol_of`` takes apart.
_QUALIFIED: Final = rf"(?:[A-Z][\w.]+\s){{1,2}}(?:{'|'.join(dict.fromkeys(noun for _, _, noun in _OF_A_COUNTRY))})"
_ALTERNATIVE: Final = re.compile(r"(?:[^|()\[\\]|\\.|\[[^\]]*\]|\((?:[^()\[\\]|\\.|\[[^\]]*\]|\([^()]*\))*\))+")


def _by_first_letter(forms: Iterable[str]) -> str:
    """The alternatives of ``forms``, those that begin with the same letter below that letter: of two hundred the few are
    tried that can fit. Their order among each other stays, and forms that begin otherwise stand last."""
    below: dict[str, list[str]] = {}
    others: list[str] = []
    for form in _ALTERNATIVE.findall("|".join(forms)):
        plain = form[0].isalnum() and form[1:2] not in ("?", "*", "+", "{")
        (below.setdefault(form[0], []) if plain else others).append(form[1:] if plain else form)
    return "|".join((*(f"{letter}(?:{'|'.join(rest)})" for letter, rest in below.items()), *others))


UNIT_PATTERN: Final = _by_first_letter((*(printed for _, _, printed in _OWN_FORMS), *CURRENCY_CODES, _QUALIFIED))

# "MSEK 500": millions, as Nordic companies print them.
MILLIONS: Final[dict[str, str]] = {f"M{code}": code for code in ("DKK", "EUR", "NOK", "SEK", "USD")}

CURRENCY_SIGNS: Final[dict[str, str]] = (
    {
        "$": "USD",
        "US$": "USD",
        "U.S.$": "USD",
        "€": "EUR",
        "£": "GBP",
        "¥": "JPY",
        "₽": "RUB",
        "₴": "UAH",
        "₩": "KRW",
        "₹": "INR",
        "₸": "KZT",
        "₾": "GEL",
        "₫": "VND",
        "฿": "THB",
        "C$": "CAD",
        "CA$": "CAD",
        "A$": "AUD",
        "AU$": "AUD",
        "NZ$": "NZD",
        "NT$": "TWD",
        "S$": "SGD",
        "HK$": "HKD",
        "MX$": "MXN",
        "R$": "BRL",
        "S/": "PEN",
        "₪": "ILS",
        "₺": "TRY",
        "₦": "NGN",
        "₱": "PHP",
        "₵": "GHS",
        "GH₵": "GHS",
        "RM": "MYR",
        "Rp": "IDR",
        "zł": "PLN",
        "Kč": "CZK",
        "KSh": "KES",
        "Ksh": "KES",
        "TSh": "TZS",
        "Tsh": "TZS",
        "USh": "UGX",
        "Ush": "UGX",
        "CFA": "CFA franc",
        "FCFA": "CFA franc",
        # Shillings, rupees and crowns of several states are printed alike.
        "Sh": "shilling",
        "Tk": "BDT",
        "Rs": "rupee",
        "Rs.": "rupee",
        "kr": "krone",
        "kr.": "krone",
        "Kr": "krone",
    }
    | {code: code for code in CURRENCY_CODES}
    | MILLIONS
)
# A letter or two are money only before an amount in millions or more: "N500 million", but "N95".
CURRENCY_LETTERS: Final[dict[str, str]] = {
    "N": "NGN",
    "P": "PHP",
    "R": "ZAR",
    "K": "ZMW",
    "W": "KRW",
    "Bs": "BOB",
    "Dh": "AED",
    "Dhs": "AED",
    "JD": "JOD",
    "KD": "KWD",
    "LE": "EGP",
    "QR": "QAR",
    "SR": "SAR",
}


def symbol_of(printed: str) -> str | None:
    """Symbol of a unit as printed ("kilometers" -> "km"), None where it is no unit of the table."""
    named = (symbol for symbol, form in _PRINTED if form.fullmatch(printed))
    return next(named, printed if printed in CURRENCY_CODES else None)


# unit -> (unit shown beside it, factor). International yard and pound (1959): 1 mi = 1.609344 km,
# 1 ft = 0.3048 m, 1 lb = 0.45359237 kg; 1 nmi = 1.852 km; 1 hp = 0.745699872 kW.
_CONVERSIONS: Final[dict[str, tuple[str, float]]] = {
    "km": ("mi", 1 / 1.609344),
    "mi": ("km", 1.609344),
    "nmi": ("km", 1.852),
    "m": ("ft", 1 / 0.3048),
    "ft": ("m", 0.3048),
    "yd": ("m", 0.9144),
    "cm": ("in", 1 / 2.54),
    "mm": ("in", 1 / 25.4),
    "in": ("mm", 25.4),
    "km/h": ("mph", 1 / 1.609344),
    "mph": ("km/h", 1.609344),
    "kn": ("km/h", 1.852),
    "m/s": ("km/h", 3.6),
    "km/s": ("km/h", 3600.0),
    "kg": ("lb", 1 / 0.45359237),
    "lb": ("kg", 0.45359237),
    "t": ("lb", 1000 / 0.45359237),
    "km²": ("mi²", 1 / 1.609344**2),
    "mi²": ("km²", 1.609344**2),
    "ha": ("acre", 1 / 0.40468564224),
    "acre": ("ha", 0.40468564224),
    "hp": ("kW", 0.745699872),
}


def convert_for_display(value: float, unit: str) -> tuple[float, str] | None:
    """``(value, unit)`` in the other customary unit, to the significant figures of ``value`` plus none of its own
    (two at least, four at most): ``(15000, "km") -> (9300.0, "mi")``. None where nothing is customary."""
    if unit not in _CONVERSIONS:
        return None
    other, factor = _CONVERSIONS[unit]
    return _rounded(value * factor, _figures(value)), other


def _figures(value: float) -> int:
    digits = f"{value:.10g}".split("e")[0].replace("-", "").replace(".", "").lstrip("0")
    significant = digits.rstrip("0") if float(value).is_integer() else digits
    return min(4, max(2, len(significant)))


def _rounded(value: float, figures: int) -> float:
    return float(f"{value:.{figures}g}")
