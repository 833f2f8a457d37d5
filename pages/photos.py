"""`/photos/{name}`: the photo of a team member."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from neighbourhoods import photos

# A new photo gets a new name, so what has this one never changes.
KEEP = "public, max-age=31536000, immutable"


@require_safe
def photo(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    file = photos.opened(name)
    if file is None:
        raise Http404
    return FileResponse(file, content_type="image/jpeg", headers={"Cache-Control": KEEP})
