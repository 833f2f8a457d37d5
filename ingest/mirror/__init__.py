"""Copy forces and neighbourhoods from any service that speaks the data.police.uk API."""
