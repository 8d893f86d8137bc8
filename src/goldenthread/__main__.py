"""`python -m goldenthread` is `goldenthread`."""

from goldenthread.cli import main

main()
