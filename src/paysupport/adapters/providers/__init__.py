"""Payment providers, one module each: the file is the registration."""
