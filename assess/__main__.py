"""The door: answers ``--version`` at once; interrupts and lost output end here."""

import sys


def main() -> None:
    """Run `assess` with the arguments of the process."""
    try:
        _run()
    except KeyboardInterrupt:
        from assess.cli.ending import interrupted  # noqa: PLC0415 - only then

        sys.exit(interrupted())
    except OSError as error:
        from assess.cli.ending import unwritten  # noqa: PLC0415 - only then

        sys.exit(unwritten(error))


def _run() -> None:
    if sys.argv[1:] == ["--version"]:
        from assess import __version__  # noqa: PLC0415 - nothing else is needed

        print(f"assess {__version__}", flush=True)  # noqa: T201 - before any library is loaded
        return
    from assess.cli import run  # noqa: PLC0415 - the language must be set first

    run()


if __name__ == "__main__":
    main()
