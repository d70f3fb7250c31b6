"""The door: answers ``--version`` at once, chooses the language, then calls the CLI."""

import sys


def main() -> None:
    """Run `assess` with the arguments of the process."""
    if sys.argv[1:] == ["--version"]:
        from assess import __version__  # noqa: PLC0415 - nothing else is needed

        print(f"assess {__version__}")  # noqa: T201 - before any library is loaded
        return
    from assess.cli import run  # noqa: PLC0415 - the language must be set first

    run()


if __name__ == "__main__":
    main()
