"""
Photos of team members: taken apart and made anew before anybody sees them.

What is stored is a small JPEG of ours. Whatever else the file held (where and when it was
taken, on which telephone, something that is no picture) does not survive.
"""

import io
import re
import secrets

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 10_000_000
# A telephone takes 12 to 50 million pixels; decoding 60 million takes 180 MB for a moment.
MOST_PIXELS = 60_000_000
# Shown at 150 pixels; twice that for sharp screens.
SIZE = (300, 400)
FOLDER = "photos"
NAME = re.compile(r"[0-9a-f]{32}\.jpg")
# What Pillow raises for a file that is broken, no picture, or far too many pixels.
NO_PHOTO = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


def store(upload: File) -> str:
    """Store the photo in `upload` and return its name; ValidationError says why it cannot be."""
    # Nobody can guess the name, so that a photo in a draft is as hidden as the draft.
    name = f"{secrets.token_hex(16)}.jpg"
    default_storage.save(f"{FOLDER}/{name}", ContentFile(made_anew(upload)))
    return name


def made_anew(upload: File) -> bytes:
    """Return the picture as a small JPEG without metadata."""
    if upload.size > MOST_BYTES:
        raise ValidationError(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        with Image.open(upload, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError("The picture has more than 60 million pixels.")
            # JPEGs are decoded no larger than needed.
            picture.draft("RGB", (SIZE[0] * 2, SIZE[1] * 2))
            upright = ImageOps.exif_transpose(picture)
            small = ImageOps.fit(_on_white(upright), SIZE, centering=(0.5, 0.3))
    except NO_PHOTO as error:
        raise ValidationError("This is no photo in JPEG, PNG or WebP format.") from error
    # A comment and a colour profile would be written into the new file too.
    small.info.clear()
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=82, optimize=True, progressive=True)
    return buffer.getvalue()


def opened(name: str) -> File | None:
    """Return the stored photo with this name, open for reading, or None."""
    if not NAME.fullmatch(name) or not default_storage.exists(f"{FOLDER}/{name}"):
        return None
    return default_storage.open(f"{FOLDER}/{name}")


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the picture without transparency."""
    if "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA"):
        picture = picture.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture).convert("RGB")
    return picture.convert("RGB")
