"""Police forces."""

from typing import Any


def named(force: Any) -> dict[str, str]:
    return {"id": force.slug, "name": force.name}


def described(force: Any) -> dict[str, Any]:
    return {
        "description": force.description or None,
        "url": force.url,
        "engagement_methods": [
            {
                "url": method.url,
                "type": method.kind,
                "description": method.description or None,
                "title": method.title,
            }
            for method in force.engagement_methods.all()
        ],
        "telephone": force.telephone,
        "id": force.slug,
        "name": force.name,
    }
