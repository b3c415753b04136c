"""Programs that use paysupport."""
