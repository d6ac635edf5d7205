"""The program's entry: `python -m factcli`, and the console script."""

import sys


def main() -> None:
    """Run the command line and end with its status."""
    from factcli.cli.boundary import run  # noqa: PLC0415 - nothing is loaded before the interpreter can be interrupted

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
