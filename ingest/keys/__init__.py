"""Turn what files say (codes, names, positions) into the keys of our rows, a whole file at once."""
