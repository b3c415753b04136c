"""Whether a text has a word that announces a secret."""

import re

# They begin at rare letters, which takes a third of the time that looking for whole words takes.
_LATIN = (
    r"[eE](?:[yY]|[nN](?<=(?i:token))|(?i:arer|rific))|[iI](?:[eE](?<=(?i:cookie))|[nN](?<=(?<![^\W_])...))"
    r"|[aA](?i:ss(?:w|phr|c|[\W\d])|sic\W|tion(?<=(?i:authorization)))|[wW][dD]|[vV][vVcCnN2]|[sS][cC](?<=[cC]..)"
    r"|[uU](?i:rity|rl )|[rR](?i:et)(?<=(?i:secret))"
)
_CYRILLIC = (
    r"[оО][дД](?<=[кК]..)|[лЛ](?i:юч)(?<=(?<![^\W_])....)|[рР](?i:ет)|[еЕ][нН](?<=(?i:токен))|[аА](?i:рол)"
    r"|[иИ](?:[нН](?<=(?<![^\W_])...)|(?i:фр))|[вВ][вВсС]"
)
_IN_ENGLISH = re.compile(f"[kKpPbBcCvVzZ](?:{_LATIN})")
_IN_BOTH = re.compile(f"[kKpPbBcCvVzZпПкКцЦ](?:{_LATIN}|{_CYRILLIC})")


def are_in(text: str) -> bool:
    """Whether there may be a secret that a word announces, for little time."""
    return (_IN_ENGLISH if text.isascii() else _IN_BOTH).search(text) is not None
