"""Sums as they are written: products and quotients of decimal numbers, without the noise of floating point."""

from decimal import Decimal


def multiply(value: float, scale: float) -> float:
    """The product of what is written: 4.1 million is 4100000, which floating point alone makes 4099999.9999999995.

    >>> multiply(4.1, 1e6)
    4100000.0
    """
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


def divide(value: float, parts: int) -> float:
    """The quotient of what is written: 69.85 cents are 0.6985, which floating point alone makes 0.6984999999999999.

    >>> divide(69.85, 100)
    0.6985
    """
    return float(Decimal(repr(value)) / parts)
