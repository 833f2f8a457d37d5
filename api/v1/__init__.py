"""Our own API: strict, described by an OpenAPI document that the code makes."""
