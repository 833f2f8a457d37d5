"""What every template knows of this installation."""

from django.conf import settings


def site(request):
    """Context processor: the site's name, its notice, and who hosts it."""
    return {
        "site_name": settings.SITE_NAME,
        "site_notice": settings.SITE_NOTICE,
        "site_hosted_by": settings.SITE_HOSTED_BY,
    }
