"""Printed unit -> symbol; value in one unit -> value in another, for display."""

from __future__ import annotations

from typing import Final

from generator import patterns

# symbol, what it measures, how it is printed (regular expression, singular and plural, after a number)
UNITS: Final[tuple[tuple[str, str, str], ...]] = (
    ("km/h", "speed", r"k(?:ilo)?m(?:et(?:er|re)s?)?(?:\s?/\s?|\s(?:per|an)\s)h(?:our)?|kph|kmh|kmph"),
    ("mph", "speed", r"mph|miles\s(?:per|an)\shour|mi/h"),
    ("m/s", "speed", r"m/s|met(?:er|re)s\s(?:per|a)\ssecond"),
    ("km/s", "speed", r"km/s|kilomet(?:er|re)s\s(?:per|a)\ssecond"),
    ("kn", "speed", r"knots?|kts?|kn"),
    ("Mach", "speed", r"times\sthe\sspeed\sof\ssound|Mach"),
    ("m³/s", "flow", r"m(?:3|³)/s|cubic\smet(?:er|re)s\s(?:per|a)\ssecond"),
    ("ft³/s", "flow", r"cu\sft/s|cubic\sfeet\s(?:per|a)\ssecond|cfs"),
    ("km²", "area", r"km(?:2|²)|sq\.?\skm|square[\s-]kilomet(?:er|re)s?"),
    ("m²", "area", r"m(?:2|²)|sq\.?\sm|square[\s-]met(?:er|re)s?"),
    ("mi²", "area", r"sq\.?\smi|square[\s-]miles?"),
    ("ft²", "area", r"sq\.?\sft|square[\s-]f(?:ee|oo)t"),
    ("ha", "area", r"ha|hectares?"),
    ("m³", "volume", r"m(?:3|³)|cubic[\s-]met(?:er|re)s?"),
    ("acre·ft", "volume", r"acre[·\s-]f(?:ee|oo)?t"),
    ("acre", "area", r"acres?"),
    ("bbl/d", "flow", r"barrels?(?:\sof\s(?:oil|crude))?\s(?:per|a)\sday|bpd|b/d|bbl/d"),
    ("bbl", "volume", r"barrels?(?:\sof\soil)?|bbl"),
    ("l", "volume", r"lit(?:er|re)s?"),
    ("gal", "volume", r"gallons?"),
    ("km", "length", r"kms?|kilomet(?:er|re)s?|klicks"),
    ("nmi", "length", r"nmi|NM|n\.?\s?miles?|nautical\smiles?"),
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
    ("t", "mass", r"metric\stons?|tons?|tonnes?|t(?!-)"),
    ("lb", "mass", r"lbs?"),
    ("oz", "mass", r"ounces?|oz"),
    ("rounds/min", "rate", r"(?:rounds|shots|shells)\s(?:per|a)\sminute|rpm"),
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
    ("hp", "power", r"hp|horse\s?power"),
    ("kWh", "energy", r"kWh|kilowatt[\s-]hours?"),
    ("MWh", "energy", r"MWh|megawatt[\s-]hours?"),
    ("kV", "voltage", r"kV|kilovolts?"),
    ("kN", "force", r"kN|kilonewtons?"),
    ("kW", "power", r"kW|kilowatts?"),
    ("MW", "power", r"MW|megawatts?"),
    ("GW", "power", r"GW|gigawatts?"),
    ("Hz", "frequency", r"Hz|hertz"),
    ("GHz", "frequency", r"GHz|gigahertz"),
    ("°C", "temperature", r"°\s?C|degrees\s(?:Celsius|centigrade)"),
    ("°F", "temperature", r"°\s?F|degrees\sFahrenheit"),
    ("°", "angle", r"°|degrees?"),
    ("pp", "share", r"percentage\spoints?"),
    ("%", "share", r"%|per\s?cent|pc"),
    ("USD", "money", r"(?:US|U\.S\.)\sdollars?|dollars?|USD"),
    ("EUR", "money", r"euros?|EUR|€"),
    ("GBP", "money", r"pounds\ssterling|GBP"),
    ("RUB", "money", r"rubles?|roubles?|RUB"),
    ("UAH", "money", r"hryvni?as?|UAH"),
    ("CNY", "money", r"yuan|renminbi|RMB|CNY"),
    ("JPY", "money", r"yen|JPY"),
    ("KRW", "money", r"(?:South\sKorean\s)?won|KRW"),
    ("INR", "money", r"rupees?|crore|INR"),
    ("CHF", "money", r"(?:Swiss\s)?francs?|CHF"),
    ("PLN", "money", r"zlotys?|złotys?|zł|PLN"),
    ("RSD", "money", r"dinars?|RSD"),
    ("CZK", "money", r"(?:Czech\s)?(?:korunas?|crowns?)|Kč|CZK"),
    ("ILS", "money", r"shekels?|ILS"),
    ("NGN", "money", r"naira"),
    ("ZAR", "money", r"rand"),
    ("BRL", "money", r"reais"),
    ("KZT", "money", r"tenge"),
    ("HUF", "money", r"forints?"),
    ("shilling", "money", r"shillings?"),
    ("TRY", "money", r"(?:Turkish\s)?liras?|TRY"),
    ("SEK", "money", r"(?:Swedish\s)?kronor|Swedish\s(?:crowns?|kronas?)|SEK"),
    ("NOK", "money", r"Norwegian\s(?:kroner|crowns?)|NOK"),
    ("DKK", "money", r"Danish\s(?:kroner|crowns?)|DKK"),
    ("krone", "money", r"kroner?|kr(?!\w)"),
    ("CAD", "money", r"Canadian\sdollars?"),
    ("AUD", "money", r"Australian\sdollars?"),
    ("TWD", "money", r"(?:New\s)?Taiwan\sdollars?"),
    ("SGD", "money", r"Singapore\sdollars?"),
    ("HKD", "money", r"Hong\sKong\sdollars?"),
    ("BDT", "money", r"takas?"),
    ("PKR", "money", r"Pakistani\srupees?"),
    ("IRR", "money", r"(?:Iranian\s)?rials?"),
    ("SAR", "money", r"(?:Saudi\s)?riyals?"),
    ("AED", "money", r"(?:Emirati\s)?dirhams?"),
    ("IDR", "money", r"rupiahs?"),
    ("MYR", "money", r"ringgits?"),
    ("THB", "money", r"baht"),
    ("VND", "money", r"dong"),
    ("RON", "money", r"lei"),
    ("BGN", "money", r"leva"),
    ("GEL", "money", r"lari"),
    ("peso", "money", r"pesos?"),
    ("CFA franc", "money", r"CFA(?:\sfrancs?)?|F\s?CFA"),
    ("caliber", "caliber", r"calib(?:er|re)"),
)

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
UNIT_PATTERN: Final = "|".join((*(printed for _, _, printed in UNITS), *CURRENCY_CODES))

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
# One letter is money only before an amount in millions or more: "N500 million", but "N95".
CURRENCY_LETTERS: Final[dict[str, str]] = {"N": "NGN", "P": "PHP", "R": "ZAR", "K": "ZMW"}


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
