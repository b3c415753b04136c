"""One cause, one file; the folder is the registry. Rules do not know each other."""
