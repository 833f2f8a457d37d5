"""For all that is no address of this API."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from api.v1.problems import Problem, response


@csrf_exempt
def nowhere(request: HttpRequest, *args: Any) -> HttpResponse:
    detail = "The addresses are at /api/v1/docs; they have no slash at the end."
    return response(Problem("unknown-address", detail))
