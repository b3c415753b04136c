"""`python -m paysupport` is the command `paysupport`."""

from paysupport.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
