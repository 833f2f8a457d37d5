"""
`/search/here/`: from the position of a visitor to their neighbourhood, for "Use my location".

The position comes by POST, so that it stands in no address: neither in the visitor's history nor
in the log of a server in between. It is not stored, and no cache keeps the answer.
"""

from django.contrib.gis.geos import Point
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from neighbourhoods.matching import placed
from pages.search import page_of
from places.search import Place


# There is no cookie to be misused, and nothing is changed.
@csrf_exempt
@require_POST
def here(request: HttpRequest) -> HttpResponse:
    """Answer with the address of the neighbourhood or force at `lat`, `lng`; null for neither."""
    try:
        latitude, longitude = float(request.POST["lat"]), float(request.POST["lng"])
    except (KeyError, ValueError):
        return HttpResponse(status=400)
    # Not-a-number is in no range.
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return HttpResponse(status=400)
    [match] = placed([Place("here", "", Point(longitude, latitude, srid=4326))])
    answer = JsonResponse({"address": page_of(match)})
    answer.headers["Cache-Control"] = "no-store"
    return answer
