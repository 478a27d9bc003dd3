"""What counts as a digit where a recogniser's signs are weighed."""


def is_digit(sign: str) -> bool:
    """Whether it is an Arabic digit."""
    return sign.isascii() and sign.isdecimal()
