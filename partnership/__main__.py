"""Run the commands of the course: ``python -m partnership``."""

from partnership.cli import main

if __name__ == "__main__":
    main()
