"""What a report of an error tells others: where it happened, never to whom."""

from typing import Any

from crimemap import logs

# Of the request: its method and path say enough. Headers name people's machines.
KEPT_OF_REQUEST = ("method", "url")


def without_persons(event: Any, hint: dict[str, Any]) -> Any:
    """Take everything out of a report of Sentry's that could tell who asked for what."""
    request = event.get("request", {})
    event["request"] = {key: request[key] for key in KEPT_OF_REQUEST if key in request}
    event.pop("user", None)
    event.setdefault("tags", {})["request_id"] = logs.current.get()
    return _scrubbed(event)


def _scrubbed(value: Any) -> Any:
    if isinstance(value, str):
        return logs.without_persons(value)
    if isinstance(value, dict):
        return {key: _scrubbed(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_scrubbed(inner) for inner in value]
    return value
