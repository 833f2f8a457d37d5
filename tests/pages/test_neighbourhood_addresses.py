"""Which address is whose: a neighbourhood's code counts within its force."""

import pytest

from tests.builders import make_force, make_neighbourhood

pytestmark = pytest.mark.django_db


def test_the_same_code_in_two_forces_is_two_places(client):
    make_neighbourhood("First", code="CB2", force=make_force("doggerland"))
    make_neighbourhood("Second", code="CB2", force=make_force("city-of-dogger"))

    assert '<h1 class="govuk-heading-xl">Second' in (
        client.get("/forces/city-of-dogger/CB2/").content.decode()
    )


@pytest.mark.parametrize(
    "address", ["/forces/doggerland/nowhere/", "/forces/nowhere/D01/", "/forces/doggerland/%00/"]
)
def test_a_neighbourhood_that_is_not_there_offers_the_search(client, address):
    make_neighbourhood("Harbour", code="D01", force=make_force("doggerland"))

    response = client.get(address)

    assert response.status_code == 404
    assert 'action="/search/"' in response.content.decode()
