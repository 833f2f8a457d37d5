import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from neighbourhoods import photos


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture(size=(600, 900), form="JPEG", **more) -> ContentFile:
    buffer = io.BytesIO()
    Image.new("RGB", size, "teal").save(buffer, form, **more)
    return ContentFile(buffer.getvalue(), "photo")


def test_a_photo_is_made_small_and_loses_what_the_camera_noted():
    exif = Image.Exif()
    exif[0x9286] = "Taken at home"
    exif.get_ifd(0x8825)[1] = "N"  # where: latitude, north

    name = photos.store(picture(exif=exif, comment=b"Secret"))

    file = photos.opened(name)
    assert file is not None
    with file:
        stored = Image.open(io.BytesIO(file.read()))
    assert (stored.format, stored.size) == ("JPEG", (300, 400))
    assert not stored.getexif()
    assert "Secret" not in str(stored.info)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_other_formats_become_jpeg(form):
    assert photos.made_anew(picture(form=form)).startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7",
        b"\xff\xd8\xff\xe0 cut short",
        b"GIF89a",
    ],
)
def test_what_is_no_photo_is_refused(content):
    with pytest.raises(ValidationError, match="no photo"):
        photos.made_anew(ContentFile(content, "photo.jpg"))


def test_a_picture_that_would_fill_the_memory_is_refused():
    # 64 million pixels of one colour are a file of a few kilobytes.
    with pytest.raises(ValidationError, match="60 million"):
        photos.made_anew(picture((8_000, 8_000), "PNG"))


@pytest.mark.parametrize("name", ["../secret-key", "x.jpg", "0" * 32 + ".jpg/../x", "0" * 32])
def test_nothing_but_photos_can_be_opened(name):
    assert photos.opened(name) is None
