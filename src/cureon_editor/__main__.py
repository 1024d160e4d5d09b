"""Run the command line with `python -m cureon_editor`."""

import sys

from cureon_editor.cli import main

if __name__ == "__main__":
    sys.exit(main())
