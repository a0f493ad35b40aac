"""Small real pictures, made when a test asks for them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageFilter

SECRET = "a camera of nobody"


def picture(
    format: str = "JPEG", size: tuple[int, int] = (700, 400), *, noise: int = 1, **more: Any
) -> bytes:
    """Return a picture that looks a little like a photograph; `noise` tells two of one size apart."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    image.paste((40 * noise % 255, 90, 160), (10, 10, size[0] // 2, size[1] // 2))
    grain = Image.effect_noise((64, 64), 40).resize(size).convert("RGB").filter(ImageFilter.GaussianBlur(1))
    return saved(Image.blend(image, grain, 0.3), format, **more)


def saved(image: Image.Image, format: str, **more: Any) -> bytes:
    out = BytesIO()
    image.save(out, format, **more)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Return EXIF with a camera, a place on earth and a way up."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = SECRET
    found.get_ifd(0x8825).update({1: "N", 2: (35.0, 41.0, 22.0), 3: "E", 4: (139.0, 41.0, 30.0)})
    return found


def pixels(data: bytes) -> tuple[tuple[int, int], bytes]:
    """Return the size and the unpacked pixels of a picture as they lie in it."""
    with Image.open(BytesIO(data)) as image:
        return image.size, image.tobytes()
