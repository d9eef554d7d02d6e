"""How well two colours stand apart (WCAG 2.2, "contrast ratio"), and the nearest colour that does.

https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

from colorsys import hls_to_rgb, rgb_to_hls

ENOUGH = 4.5  # for text (WCAG 1.4.3)
_STEPS = 256  # of lightness, from black to white


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours such as `#0b5a5e`: from 1 for the same to 21 for black on white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def nearest_readable(colour: str, others: list[str]) -> str | None:
    """Return the colour of the same hue, as little darker or lighter as may be, that stands out from all `others`.

    None where there is no such colour.
    """
    hue, lightness, saturation = rgb_to_hls(*_parts(colour))
    steps = sorted((step / _STEPS for step in range(_STEPS + 1)), key=lambda step: abs(step - lightness))
    shades = (_hex(hls_to_rgb(hue, step, saturation)) for step in steps)
    return next((shade for shade in shades if all(contrast(shade, other) >= ENOUGH for other in others)), None)


def _luminance(colour: str) -> float:
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _parts(colour: str) -> tuple[float, ...]:
    return tuple(value / 255 for value in bytes.fromhex(colour.removeprefix("#")))


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + bytes(round(part * 255) for part in parts).hex()
