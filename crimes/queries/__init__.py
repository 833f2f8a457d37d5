"""Questions that read single crimes."""
