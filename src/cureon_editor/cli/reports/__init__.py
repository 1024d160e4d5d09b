"""One module a form in which `check` writes its results, each defining one constant `REPORT`."""
