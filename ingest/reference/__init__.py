"""Reference data: forces, areas, populations, postcodes, place names, neighbourhoods."""
