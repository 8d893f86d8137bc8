"""Fetching from a stand-in of DfE's statistics API: pages, packed files, and everything that may go wrong."""

from __future__ import annotations

import gzip
import socket
import ssl
from collections.abc import Iterator

import pytest

from goldenthread.benchmarks.api import LARGEST_HEADER, Api
from goldenthread.benchmarks.problem import BenchmarkError
from tests.benchmarks import made
from tests.benchmarks.statistics_api import StatisticsApi, serving

HEADERS_OF_OTHERS = b"time_period,geographic_level,pupils\n2025,National,8\n"


def _csv(kind: str) -> bytes:
    lines = made.grid(list(made.rows_of(made.layout(kind, "2025")))).rows
    return "\n".join(",".join(cells) for cells in lines).encode()


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[StatisticsApi]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    files = {"referrals": _csv("referrals"), "pupils": HEADERS_OF_OTHERS, "plans": _csv("plans_by_length")}
    with serving(StatisticsApi(files)) as there:
        yield there


def _fetched(there: StatisticsApi) -> dict[str, bytes | None]:
    api = Api(there.address)
    return {each.title: api.known_file(each) for each in api.data_sets()}


@pytest.mark.parametrize("packed", [0, 1, 2], ids=["plain", "packed", "packed twice"])
def test_known_files_are_fetched_whole_and_others_left(api: StatisticsApi, packed: int) -> None:
    api.packed = packed
    assert _fetched(api) == {"referrals": api.files["referrals"], "pupils": None, "plans": api.files["plans"]}


def test_every_page_is_asked_for_and_only_our_publications(api: StatisticsApi) -> None:
    [first, *_] = Api(api.address).data_sets()
    assert (first.publication, first.version, first.until) == ("children-in-need", "1.0", "2025")
    lists = [path.removeprefix("/v1/") for path in api.asked]
    ours = "publications/id%20of%20children-in-need/data-sets"
    assert lists == [
        "publications?page=1&pageSize=20",
        "publications?page=2&pageSize=20",
        f"{ours}?page=1&pageSize=20",
        f"{ours}?page=2&pageSize=20",
    ]


def test_a_file_may_begin_with_a_byte_order_mark(api: StatisticsApi) -> None:
    api.files = {"referrals": b"\xef\xbb\xbf" + _csv("referrals").replace(b"\n", b"\r\n")}
    assert _fetched(api) == api.files


def test_a_file_without_lines_is_left_before_it_is_whole(api: StatisticsApi) -> None:
    api.files = {"endless": b"x" * (4 * LARGEST_HEADER), "empty": b""}
    assert _fetched(api) == {"endless": None, "empty": None}


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, r"127\.0\.0\.1 refuses the request \(404\)\. Download the files by hand"),
        (403, r"refuses the request \(403\)"),
        (429, r"cannot answer now \(429\)\. Nothing was changed: try again later"),
        (503, r"cannot answer now \(503\)"),
        (407, "the proxy asks for a name and a password"),
    ],
)
def test_a_refusal_is_said_in_words(api: StatisticsApi, status: int, words: str) -> None:
    api.answers = {"/publications": (status, b"")}
    with pytest.raises(BenchmarkError, match=words):
        _fetched(api)


@pytest.mark.parametrize(
    "said",
    [
        b"<html>Sign in to the proxy</html>",
        b"{}",
        b'{"paging": {"totalPages": 1}, "results": 3}',
        b"\x1f\x8bno",
        b'{"paging": {"totalPages": 9}, "results": [7]}',
    ],
)
def test_what_is_not_the_api_is_said_in_words(api: StatisticsApi, said: bytes) -> None:
    api.answers = {"/publications": (200, said)}
    with pytest.raises(BenchmarkError, match="does not answer as DfE's statistics API does"):
        _fetched(api)


def test_without_our_publications_it_is_said_which_are_sought(api: StatisticsApi) -> None:
    api.slugs = ("school-meals",)
    with pytest.raises(
        BenchmarkError, match="lists none of the publications Children in need, Children looked after"
    ):
        _fetched(api)


def test_a_file_that_is_cut_short_is_not_taken(api: StatisticsApi) -> None:
    whole = gzip.compress(api.files["referrals"])
    api.answers = {"data-sets/referrals/csv": (200, whole[:-20])}
    with pytest.raises(BenchmarkError, match="referrals: the file did not arrive whole"):
        _fetched(api)


def test_nobody_there(monkeypatch: pytest.MonkeyPatch, api: StatisticsApi) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{unused.getsockname()[1]}"
        with pytest.raises(BenchmarkError, match=r"127\.0\.0\.1 cannot be reached: the connection fails"):
            Api(f"{closed}/v1").data_sets()
        monkeypatch.setenv("http_proxy", closed)
        monkeypatch.setenv("no_proxy", "")
        with pytest.raises(
            BenchmarkError, match="If there is a proxy, name it in the environment: HTTPS_PROXY"
        ):
            Api("http://statistics.example/v1").data_sets()


def test_the_proxy_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch, api: StatisticsApi) -> None:
    monkeypatch.setenv("http_proxy", api.address.removesuffix("/v1"))
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(BenchmarkError, match=r"statistics\.example refuses the request \(404\)"):
        Api("http://statistics.example/v2").data_sets()
    assert api.asked == ["http://statistics.example/v2/publications?page=1&pageSize=20"]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (
            socket.gaierror(-2, "Name or service not known"),
            "this machine is offline, or reaches the web only",
        ),
        (TimeoutError("timed out"), "it did not answer in 30 seconds"),
        (
            ssl.SSLCertVerificationError("self-signed certificate"),
            "its certificate is not trusted.*SSL_CERT_FILE",
        ),
        (
            OSError("Tunnel connection failed: 407 Proxy Authentication Required"),
            "put both into HTTPS_PROXY",
        ),
    ],
    ids=lambda each: type(each).__name__ if isinstance(each, Exception) else "",
)
def test_why_it_cannot_be_reached(
    monkeypatch: pytest.MonkeyPatch, api: StatisticsApi, fault: Exception, words: str
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise fault

    monkeypatch.setattr(socket, "create_connection", fails)
    with pytest.raises(BenchmarkError, match=words) as refused:
        Api("http://statistics.example").data_sets()
    assert str(refused.value).startswith("statistics.example cannot be reached: ")
    assert "Download the files by hand" in str(refused.value)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://host/", "api.education.gov.uk", "https://"])
def test_only_the_web_is_asked(address: str) -> None:
    with pytest.raises(BenchmarkError, match="no address of a web service") as refused:
        Api(address)
    assert refused.value.wrong_use


def test_a_file_that_unpacks_to_more_than_any_true_one_is_not_taken(
    api: StatisticsApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goldenthread.benchmarks.api.LARGEST_FILE", 100_000)
    api.files = {"referrals": _csv("referrals") + b"2025," * 100_000}
    with pytest.raises(BenchmarkError, match="referrals: the file is larger than any that is known here"):
        _fetched(api)
