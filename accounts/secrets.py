"""
Keep the secrets of second factors from whoever gets hold of a copy of the database.

Fernet of the `cryptography` package. The first key encrypts; each may decrypt, so that a key is
changed by putting a new one in front and, once everybody has signed in anew, taking the old away.
"""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

# Makes the key another than what else is derived from the same text.
PURPOSE = b"crimemapper: secrets of second factors"


class WrongKey(Exception):
    """What is stored was encrypted by a key that is not set any more."""


def encrypt(text: str) -> str:
    return _keys(*settings.STAFF_SECRETS_KEYS).encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """Return the text; WrongKey where none of the keys fits."""
    try:
        return _keys(*settings.STAFF_SECRETS_KEYS).decrypt(encrypted.encode()).decode()
    except InvalidToken as error:
        raise WrongKey(
            "A second factor was stored under another key. Put the earlier key behind the new one "
            "in STAFF_SECRETS_KEYS (or the earlier SECRET_KEY, where that was blank)."
        ) from error


@lru_cache
def _keys(*texts: str) -> MultiFernet:
    return MultiFernet([Fernet(_key(text)) for text in texts])


def _key(text: str) -> bytes:
    """Derive 32 bytes from a long random text, as RFC 5869 has it."""
    derived = HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(text.encode())
    return base64.urlsafe_b64encode(derived)
