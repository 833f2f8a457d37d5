"""The limit on messages, with a real Redis."""

from django.test import RequestFactory

from pages import contact_limit


def test_one_address_may_send_five_messages_an_hour():
    contact_limit._bucket.cache_clear()
    # An address for documentation, of this test alone.
    request = RequestFactory().post("/contact/", REMOTE_ADDR="203.0.113.77")

    taken = [contact_limit.take(request) for _ in range(7)]

    assert taken.count(True) <= 5
    assert taken[-1] is False
