"""Teams, priorities and meetings as tables: out to CSV or XLSX, and in again."""
