"""Where errors are reported (Sentry's protocol), if anywhere; without any person's data."""

import sentry_sdk

from crimemap.error_reports import without_persons
from crimemap.settings import environment

# The address of the project in Sentry, or in GlitchTip of one's own. Empty: nothing is sent.
ERROR_REPORTS_DSN = environment.text("ERROR_REPORTS_DSN", "")

if ERROR_REPORTS_DSN:
    sentry_sdk.init(
        dsn=ERROR_REPORTS_DSN,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        traces_sample_rate=0,
        max_breadcrumbs=0,
        before_send=without_persons,
    )
