"""The pages and files under /data/."""
