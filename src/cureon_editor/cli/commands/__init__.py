"""One module a subcommand, each defining one constant `COMMAND`."""
