"""The operators' pages in the admin: what they read, and what they set going."""
