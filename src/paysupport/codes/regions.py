"""Regions, as the rules of Visa divide the world: the place of the merchant's acquirer.

Source: Visa Core Rules, glossary (countries of the Europe and CEMEA Regions), from memory; what differs by region today
differs only there, so that the countries of the other regions are not listed.
"""

EUROPE = "europe"
CEMEA = "cemea"

_NAMES = {
    "asia pacific": "ap",
    "central and eastern europe, middle east and africa": CEMEA,
    "eu": EUROPE,
    "latin america and caribbean": "lac",
    "usa": "us",
}
_COUNTRIES = {
    EUROPE: (
        "ad at ax be bg bl ch cy cz de dk ee es fi fo fr gb gf gg gi gl gp gr hr hu ie il im is it je li lt lu lv mc mf"
        " mq mt nl no pl pt re ro se si sj sk sm tr uk va yt"
    ),
    CEMEA: (
        "ae af al am ao az ba bf bh bi bj bw by cd cf cg ci cm cv dj dz eg eh er et ga ge gh gm gn gq gw iq jo ke kg km"
        " kw kz lb lr ls ly ma md me mg mk ml mr mu mw mz na ne ng om pk ps qa rs ru rw sa sc sd sh sl sn so ss st sz"
        " td tg tj tm tn tz ua ug uz xk ye za zm zw"
    ),
}
_REGIONS = {country: region for region, countries in _COUNTRIES.items() for country in countries.split()}


def region_of(said: str | None) -> str | None:
    """The region that a name or an ISO 3166-1 country code stands for, in lower case.

    A country outside of Europe and CEMEA stays its own code; None when nobody said.
    """
    word = said.strip().lower() if said else ""
    return _NAMES.get(word) or _REGIONS.get(word) or word or None
