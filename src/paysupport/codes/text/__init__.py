"""What the wording of a refusal says, for answers that carry no code."""

from paysupport.codes.text.normalising import MAX_LENGTH, normalise
from paysupport.codes.text.reading import classify

__all__ = ["MAX_LENGTH", "classify", "normalise"]
