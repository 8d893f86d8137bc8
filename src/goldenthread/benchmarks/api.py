"""DfE's public statistics API ("explore education statistics"): the current files, fetched.

Publications are listed page by page, then their data sets; each data set can be had whole, as the CSV file
that it was made from, packed with gzip. Of a file only the beginning is taken until its header is known.
"""

from __future__ import annotations

import csv
import http.client
import json
import socket
import ssl
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.benchmarks.recognise import known_header

ADDRESS = "https://api.education.gov.uk/statistics/v1"
PUBLICATIONS = {
    "children-in-need": "Children in need",
    "children-looked-after-in-england-including-adoptions": "Children looked after in England including adoptions",
    "children-s-social-work-workforce": "Children's social work workforce",
}
PAGE_SIZE = 20
SECONDS = 30
BLOCK = 64 * 1024
LARGEST_HEADER = 64 * 1024
LARGEST_FILE = 64 * 1024 * 1024
CUT_SHORT = (zlib.error, OSError, http.client.HTTPException)
GZIP = b"\x1f\x8b"
LARGEST_ANSWER = 8 * 1024 * 1024
FETCH_BY_HAND = (
    "Download the files by hand from explore-education-statistics.service.gov.uk and load them with: "
    "goldenthread benchmarks load PATH"
)


@dataclass(frozen=True)
class DataSet:
    """A data set that the API lists. `version` and `until`: which it is now, and its last year."""

    id: str
    title: str
    publication: str
    version: str = ""
    until: str = ""


class _Readable(Protocol):
    def read(self, amount: int, /) -> bytes: ...


class Api:
    """The API at an address; another than DfE's only for a copy of it, or for tests."""

    def __init__(self, address: str = ADDRESS) -> None:
        parts = urllib.parse.urlsplit(address)
        if parts.scheme not in ("https", "http") or not parts.hostname:
            raise BenchmarkError(
                f"{address} is no address of a web service: write https://HOST/...", wrong_use=True
            )
        self._address = address.rstrip("/")
        self._host = parts.hostname
        self._opener = urllib.request.build_opener()  # with the proxies that the environment names now

    def data_sets(self) -> list[DataSet]:
        """The data sets of our publications, as they are listed now."""
        listed = [p for p in self._pages("publications") if p.get("slug") in PUBLICATIONS]
        if not listed:
            raise BenchmarkError(
                f"{self._host} lists none of the publications {', '.join(PUBLICATIONS.values())}. {FETCH_BY_HAND}"
            )
        return [
            _data_set(found, str(publication.get("title", "")))
            for publication in listed
            for found in self._pages(f"publications/{_part(publication['id'])}/data-sets")
        ]

    def known_file(self, data_set: DataSet) -> bytes | None:
        """The CSV file of a data set, where its header is one that can be read; None for any other."""
        with closing(self._open(f"data-sets/{_part(data_set.id)}/csv")) as answer:
            try:
                blocks = _unpacked(_blocks(answer))
                content = b""
                for block in blocks:
                    content += block
                    if b"\n" in content or len(content) > LARGEST_HEADER:
                        break
                if not _is_known(content):
                    return None
                return content + _whole(blocks, LARGEST_FILE)
            except ValueError as fault:
                raise BenchmarkError(
                    f"{data_set.title}: the file is larger than any that is known here."
                ) from fault
            except CUT_SHORT as fault:
                raise BenchmarkError(
                    f"{data_set.title}: the file did not arrive whole. Nothing was changed: try again."
                ) from fault

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        """Every result of a list that comes in pages."""
        page, pages = 1, 1
        while page <= pages:
            with closing(self._open(f"{path}?page={page}&pageSize={PAGE_SIZE}")) as answer:
                try:
                    results, pages = _page(_whole(_unpacked(_blocks(answer)), LARGEST_ANSWER))
                except (ValueError, KeyError, TypeError, *CUT_SHORT) as fault:
                    raise BenchmarkError(
                        f"{self._host} does not answer as DfE's statistics API does. If a proxy stands between, ask "
                        f"for api.education.gov.uk to be let through. {FETCH_BY_HAND}"
                    ) from fault
            yield from results
            page += 1

    def _open(self, path: str) -> http.client.HTTPResponse:
        request = urllib.request.Request(  # noqa: S310 - the scheme is looked at when the address is taken
            f"{self._address}/{path}", headers={"Accept": "*/*", "Accept-Encoding": "gzip"}
        )
        try:
            answer: http.client.HTTPResponse = self._opener.open(request, timeout=SECONDS)
        except urllib.error.HTTPError as fault:
            fault.close()
            raise BenchmarkError(self._answered(fault.code)) from None
        except (urllib.error.URLError, OSError, http.client.HTTPException) as fault:
            raise BenchmarkError(self._not_reached(getattr(fault, "reason", fault))) from fault
        return answer

    def _answered(self, code: int) -> str:
        if code == http.HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            return self._not_reached(code)
        if code == http.HTTPStatus.TOO_MANY_REQUESTS or code >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            return f"{self._host} cannot answer now ({code}). Nothing was changed: try again later."
        return f"{self._host} refuses the request ({code}). {FETCH_BY_HAND}"

    def _not_reached(self, reason: object) -> str:
        if isinstance(reason, ssl.SSLCertVerificationError):
            why = (
                "its certificate is not trusted on this machine. Where a proxy looks into connections, its "
                "certificate must be installed: name the file in SSL_CERT_FILE."
            )
        elif "407" in str(reason):
            why = "the proxy asks for a name and a password: put both into HTTPS_PROXY."
        elif isinstance(reason, socket.gaierror):
            why = (
                "the name is not known: this machine is offline, or reaches the web only through a proxy. "
                + _PROXY
            )
        elif isinstance(reason, TimeoutError):
            why = f"it did not answer in {SECONDS} seconds. " + _PROXY
        else:
            why = "the connection fails. " + _PROXY
        return f"{self._host} cannot be reached: {why} Nothing was changed. {FETCH_BY_HAND}"


_PROXY = "If there is a proxy, name it in the environment: HTTPS_PROXY=http://HOST:PORT."


def _page(said: bytes) -> tuple[list[dict[str, Any]], int]:
    """The results of a page, and how many pages there are; an error where it is no page."""
    page = json.loads(said)
    results = page["results"]
    if not all(isinstance(each, dict) and "id" in each for each in results):
        raise TypeError("a result without an id")
    return results, int(page["paging"]["totalPages"]) if results else 0


def _data_set(found: dict[str, Any], publication: str) -> DataSet:
    latest = found.get("latestVersion") or {}
    until = (latest.get("timePeriods") or {}).get("end", "")
    return DataSet(
        str(found["id"]), str(found.get("title", "")), publication, str(latest.get("version", "")), until
    )


def _part(text: str) -> str:
    """An id as one part of a path, whatever it holds."""
    return urllib.parse.quote(str(text), safe="")


def _is_known(beginning: bytes) -> bool:
    line = beginning.partition(b"\n")[0].decode("utf-8-sig", errors="replace").rstrip("\r")
    return known_header(next(csv.reader([line]), []))


def _blocks(answer: _Readable) -> Iterator[bytes]:
    while block := answer.read(BLOCK):
        yield block


def _unpacked(blocks: Iterator[bytes], layers: int = 2) -> Iterator[bytes]:
    """The content, unpacked where it comes packed, which its first bytes tell.

    It may be packed twice: as the file that it is, and on its way.
    """
    first = next(blocks, b"")
    whole = chain([first], blocks)
    return _unpacked(_gunzip(whole), layers - 1) if layers and first.startswith(GZIP) else whole


def _gunzip(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Unpacked piece by piece, no piece larger than a block, whatever the packed ones hold."""
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    for block in blocks:
        while block:
            yield unpack.decompress(block, BLOCK)
            block = unpack.unconsumed_tail
    if not unpack.eof:
        raise zlib.error("cut short")


def _whole(blocks: Iterator[bytes], most: int) -> bytes:
    """All of it, or a refusal to take more than any true answer has."""
    content = b""
    for block in blocks:
        content += block
        if len(content) > most:
            raise ValueError("too large")
    return content
