"""How large a file may be before it is refused, each limit with its reason."""

from __future__ import annotations

from dataclasses import asdict, dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """The largest files that the gate reads. The defaults are several times a large authority's returns."""

    file_bytes: int = 256 * MEGABYTE
    """A million-row workbook is about 70 MB, ten years of case records as CSV about 200 MB."""

    text_bytes: int = 1024 * MEGABYTE
    """CSV and XML are not packed, so the same records take several times the room of a workbook."""

    unpacked_bytes: int = 3 * 1024 * MEGABYTE
    """All parts of a workbook together: a million rows of 12 columns unpack to about 500 MB."""

    part_bytes: int = 2 * 1024 * MEGABYTE
    """One part: a full sheet of 30 columns."""

    ratio: int = 200
    """Unpacked to packed. Real sheets reach about 10, empty styled rows about 40; deflate can do 1,032."""

    ratio_floor_bytes: int = 8 * MEGABYTE
    """The ratio is not judged below this: small parts do no harm and can be very regular."""

    entries: int = 5_000
    """Parts in the archive: a workbook has about 10, one with many charts a few hundred."""

    directory_bytes: int = 2 * MEGABYTE
    """The archive's own list of parts, judged before it is read."""

    rows: int = 1_100_000
    """Rows in a sheet: Excel itself stops at 1,048,576."""

    columns: int = 1_000
    """Columns in a sheet: the widest known return has 49."""

    cells: int = 40_000_000
    """Cells in the rectangle that holds the data: the reader takes room for every one of them."""

    sheets: int = 200
    """Worksheets in a workbook: an Annex A return has 15."""

    parse_bytes: int = 2_000 * MEGABYTE
    """Address space of the process that parses; about 300 MB of it is the libraries."""

    cpu_seconds: int = 300
    """Processor time of the process that parses: a million rows take about 30 seconds."""

    wall_seconds: int = 600
    """Time on the clock before the process that parses is ended."""

    output_bytes: int = 4 * 1024 * MEGABYTE
    """The cells that the parser may hand back."""

    problems_listed: int = 1_000
    """Problems named one by one for a sheet; beyond that they are counted (and marked in the cells)."""

    xml_depth: int = 100
    """Elements within elements: the deepest known return has 9."""

    xml_token_bytes: int = 1 * MEGABYTE
    """Text without any tag: the longest text of a cell is 32,767 characters."""

    text_rows: int = 10_000_000
    """Rows in a CSV or Parquet file, which may hold the whole history of an authority."""

    record_elements: int = 200_000
    """Elements in one record of an XML file: a child with a long history has a few thousand."""

    def to_dict(self) -> dict[str, int]:
        """The limits as plain values, to cross to the child process."""
        return asdict(self)
