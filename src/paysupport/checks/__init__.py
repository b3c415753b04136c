"""A merchant's integration, looked at before a customer meets its faults: settings from a file, probes, a report."""
