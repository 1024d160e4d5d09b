"""Sources in and out: one module a format, each defining one constant `FORMAT`."""
