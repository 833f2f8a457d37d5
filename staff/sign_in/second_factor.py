"""How second factors are stored."""

from allauth.mfa.adapter import DefaultMFAAdapter

from accounts import secrets


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors, encrypted in the database."""

    def encrypt(self, text: str) -> str:
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.decrypt(encrypted_text)
