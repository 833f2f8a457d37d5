from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig

# Only these models have pages for staff. What the libraries would register stays out.
ADMIN_MODULES = ("staff.people", "forces.admin", "neighbourhoods.admin")


class StaffConfig(AppConfig):
    default = True
    name = "staff"
    verbose_name = "The staff's side of the site"

    def ready(self) -> None:
        # Its receivers note when somebody signs in, and with what.
        import_module("staff.sign_in.gate")


class StaffAdminConfig(SimpleAdminConfig):
    """Django's admin, with our site in place of its own."""

    default = False
    default_site = "staff.site.StaffSite"

    def ready(self) -> None:
        super().ready()
        for module in ADMIN_MODULES:
            import_module(module)
