"""Whether a text has a word that announces a secret."""

import re

# They begin at rare letters, which takes a third of the time that looking for whole words takes.
_LATIN = (
    r"e(?:y|n(?<=token)|arer|rific|nnwort)|i(?:e(?<=cookie)|n(?:(?<=(?<![^\W_])...)|(?=[:=\"]))|d(?<=cid)(?<![^\W_]...))|w[d:]"
    r"|v[vcnd2]|u(?:rity|rl )"
    r"|a(?:ss(?:w|_?phr|c|[\W\d])|sw|rol\W|sic\W|ck(?<=the back)|tion(?<=authorization)|hl(?<=heimzahl))"
    r"|s(?:c(?<=c..)|eite)|r(?:et(?<=secret)|üf)|h(?:lüssel|pses)"
    r"|ode(?:(?<=card[ _-]code)|(?<=back code)|(?<=time[ _-]code)|(?<=sms[ _-]code)|(?<=cardcode)|(?<=heitscode))"
    r"|[\s:=\"'\\](?<=otp.)(?<![^\W_]....)"
)
_CYRILLIC = (
    r"о(?:д(?<=к..)|роль(?<=пороль))|люч(?<=(?<![^\W_])....)|рет|е(?:н(?<=токен)|й(?<=апикей))|арол|и(?:н(?<=(?<![^\W_])...)|фр)|в[всц]"
    r"|v(?<=с..)"
)
_IN_ENGLISH = re.compile(f"[kpbcvz](?:{_LATIN})")
_IN_BOTH = re.compile(f"[kpbcvzпкц](?:{_LATIN}|{_CYRILLIC})")


def are_in(text: str) -> bool:
    """Whether there may be a secret that a word announces, for little time."""
    lower = text.lower()
    if lower.isascii():
        return _IN_ENGLISH.search(lower) is not None
    return _IN_BOTH.search(lower) is not None or "свв" in lower
