"""Django's settings, one module per topic. There are no development or production twins."""

from crimemap.settings.api import *
from crimemap.settings.apps import *
from crimemap.settings.caches import *
from crimemap.settings.celery import *
from crimemap.settings.database import *
from crimemap.settings.downloads import *
from crimemap.settings.errors import *
from crimemap.settings.ingest import *
from crimemap.settings.language import *
from crimemap.settings.logging import *
from crimemap.settings.mail import *
from crimemap.settings.maps import *
from crimemap.settings.security import *
from crimemap.settings.sign_in import *
from crimemap.settings.site import *
from crimemap.settings.static import *
