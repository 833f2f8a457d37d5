"""
Fields that are kept twice, in English and in Welsh: `name` and `name_cy`.

On a Welsh page the plain name gives the Welsh text; where there is none, the English one, told
apart by its type so that it can be marked. Elsewhere (API, admin, loads) it is the field as it
is stored. Do not save such a model while a Welsh page is being made: nothing there does.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Field, Model
from django.db.models.query_utils import DeferredAttribute

from languages.current import is_welsh

AModel = TypeVar("AModel", bound=type[Model])


class NotYetTranslated(str):
    """A text in English on a Welsh page, since there is none in Welsh."""

    __slots__ = ()


def in_page_language(text: str, welsh: str) -> str:
    """Return `text` (English) or its Welsh, as the page is; marked where there is no Welsh."""
    if not text or not is_welsh():
        return text
    return welsh or NotYetTranslated(text)


class _InPageLanguage(DeferredAttribute):
    """Reads `x_cy` for `x` while a Welsh page is being made."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        text = self._stored(instance, cls)
        if instance is None or not text or not is_welsh():
            return text
        return in_page_language(text, getattr(instance, f"{self.field.attname}_cy"))

    def __set__(self, instance: Any, text: Any) -> None:
        instance.__dict__[self.field.attname] = text

    def _stored(self, instance: Any, cls: Any) -> Any:
        stored = {} if instance is None else instance.__dict__
        name = self.field.attname
        return stored[name] if name in stored else super().__get__(instance, cls)


def in_both_languages(*names: str) -> Callable[[AModel], AModel]:
    """Make the fields `names` of a model, each with a twin `..._cy`, follow the page's language."""

    def decorated(model: AModel) -> AModel:
        for name in names:
            field = model._meta.get_field(name)
            assert isinstance(field, Field)
            setattr(model, name, _InPageLanguage(field))
        return model

    return decorated
