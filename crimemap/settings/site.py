"""What this installation says of itself."""

from crimemap.settings import environment

SITE_NAME = environment.text("SITE_NAME", "CrimeMapper")
# Shown on every page; the demonstration says here that its data is made up.
SITE_NOTICE = environment.text("SITE_NOTICE", "")
# The force that hosts this site, if one does; otherwise the site says it is independent.
SITE_HOSTED_BY = environment.text("SITE_HOSTED_BY", "")
# Where the contact form sends what visitors write. Without one there is no form.
CONTACT_EMAIL = environment.text("CONTACT_EMAIL", "")

# Of the data, in every answer of the API and in every download.
LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0. "
    "Source: data.police.uk; Office for National Statistics. "
    "Contains OS data (c) Crown copyright and database right. "
    "Contains Royal Mail data (c) Royal Mail copyright and database right."
)
