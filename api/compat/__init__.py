"""The API of data.police.uk: the same addresses, parameters, answers and refusals."""
