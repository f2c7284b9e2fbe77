"""`python -m chronicle`: the same door as the `chronicle` command."""

from chronicle.cli import main

if __name__ == "__main__":
    main()
