"""Objects and rows to the dictionaries that answers are made of. Keys stand in upstream's order."""
