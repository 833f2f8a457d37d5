"""What this installation says of itself."""

from crimemap.settings import environment

SITE_NAME = environment.text("SITE_NAME", "CrimeMapper")
# Shown on every page; the demonstration says here that its data is made up.
SITE_NOTICE = environment.text("SITE_NOTICE", "")
# The force that hosts this site, if one does; otherwise the site says it is independent.
SITE_HOSTED_BY = environment.text("SITE_HOSTED_BY", "")
# Where the contact form sends what visitors write. Without one there is no form.
CONTACT_EMAIL = environment.text("CONTACT_EMAIL", "")
