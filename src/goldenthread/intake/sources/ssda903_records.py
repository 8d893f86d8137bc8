"""What a year's SSDA903 says, as records; what is wrong with it; the days for which it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns, records, rename
from goldenthread.intake.report import Report
from goldenthread.intake.return_year import ReturnYear, report_outside
from goldenthread.intake.sources.ssda903_placements import placements
from goldenthread.records.load import Covers, Window
from goldenthread.records.tables import TABLES

Blocks = Mapping[str, Block]
Tables = Mapping[str, Columns]

STARTS = {  # dates that can lie before the year but never after it
    "Episodes": ("DECOM",),
    "Missing": ("MIS_START",),
    "AD1": ("DATE_INT", "DATE_MATCH"),
    "PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED"),
    "SWEpisodes": ("SW_DECOM",),
}
IN_YEAR = {"Episodes": ("DEC",), "Reviews": ("REVIEW",), "Missing": ("MIS_END",)}
YEARLY = ("OC2", "OC3", "AD1", "PlacedAdoption", "PrevPerm", "Missing", "SWEpisodes", "DoLo")
UPN_UNKNOWN = r"^(?i)un\d+$"


def check(blocks: Blocks, columns: Tables, year: ReturnYear, report: Report) -> None:
    """Dates outside the year, reasons for ending an open episode, children without an episode."""
    for dated, in_year in ((STARTS, False), (IN_YEAR, True)):
        for table, name in _columns(dated, blocks):
            dates, recorded = columns[table][name], table not in YEARLY
            report_outside(blocks[table], name, dates, year, report, in_year=in_year, recorded=recorded)
    episodes = columns["Episodes"]
    open_and_ended = pc.and_(pc.is_null(episodes["DEC"]), pc.is_valid(episodes["REC"]))
    report.add_where(blocks["Episodes"].place("REC"), open_and_ended, "ended-reason-while-open")
    if "Header" in blocks:
        alone = pc.invert(pc.is_in(columns["Header"]["CHILD"], episodes["CHILD"]))
        if "OC3" in blocks:  # care leavers are in the header though their care ended in an earlier year
            alone = pc.and_(alone, pc.invert(pc.is_in(columns["Header"]["CHILD"], columns["OC3"]["CHILD"])))
        report.add_where(blocks["Header"].place("CHILD"), alone, "child-without-episode")


def _columns(dated: Mapping[str, tuple[str, ...]], blocks: Blocks) -> Iterator[tuple[str, str]]:
    """The columns of the tables that are there."""
    return ((table, name) for table, names in dated.items() if table in blocks for name in names)


def tables(blocks: Blocks, columns: Tables) -> dict[str, pa.Table]:
    """The records of the delivery; a table whose file is not there is not there either."""
    made = {
        "cla_episodes": _episodes(blocks["Episodes"], columns["Episodes"]),
        "cla_placement": placements(blocks["Episodes"], columns["Episodes"]),
    }
    if "Header" in blocks:
        made["person"] = _people(blocks["Header"], columns["Header"])
    if "Reviews" in blocks:
        block, reviews = blocks["Reviews"], columns["Reviews"]
        made["cla_reviews"] = records(
            TABLES["cla_reviews"], rename(block, reviews), block, pc.is_valid(reviews["REVIEW"])
        )
    if "UASC" in blocks:
        block = blocks["UASC"]
        said = {**rename(block, columns["UASC"]), "immigration_status": pa.repeat("UASC", len(block.rows))}
        made["immigration_status"] = records(TABLES["immigration_status"], said, block)
    return made


def _episodes(block: Block, episodes: Columns) -> pa.Table:
    said = rename(block, episodes)
    ended = pc.is_valid(episodes["DEC"])
    said["cla_episode_ceased_reason"] = pc.if_else(ended, episodes["REC"], pa.scalar(None, pa.string()))
    return records(TABLES["cla_episodes"], said, block)


def _people(block: Block, header: Columns) -> pa.Table:
    unknown = pc.fill_null(pc.match_substring_regex(header["UPN"], UPN_UNKNOWN), False)
    nothing = pa.scalar(None, pa.string())
    said = {
        **rename(block, header),
        "upn": pc.if_else(unknown, nothing, header["UPN"]),
        "upn_unknown": pc.if_else(unknown, pc.utf8_upper(header["UPN"]), nothing),
    }
    return records(TABLES["person"], said, block)


def windows(blocks: Blocks, year: ReturnYear) -> tuple[Window, ...]:
    spells = ("cla_episodes", "cla_placement")
    found = [Window(aspect, year.first, year.last, Covers.SPELLS) for aspect in spells]
    if "Reviews" in blocks:
        found.append(Window("cla_reviews", year.first, year.last, Covers.EVENTS))
    return tuple(found)


def notes(blocks: Blocks, year: ReturnYear) -> tuple[str, ...]:
    yearly = [name for name in YEARLY if name in blocks]
    return (
        f"The return speaks for {year}: so say most of the dates on which its episodes end.",
        "It holds the episodes open at some time in the year, each with its real start. Episodes that ended "
        "before the year are in the return of the year before, and so is the start of a placement whose "
        "legal status changed before the year began.",
        *(
            [f"Read and checked, but a yearly answer that gives no monthly figure: {', '.join(yearly)}."]
            if yearly
            else []
        ),
    )
