"""The posts table as cells that a text may speak of: "the agency rate for social workers is 50.37%"."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.narrative.cells import FurtherCell
from goldenthread.scorecard.posts import PostKind, PostLine, Posts
from goldenthread.terms.words import Unit

ESTABLISHMENT, IN_POST = "% of budgeted establishment", "% of people in post"
_CALLED = {
    PostKind.PERMANENT: ("permanent staff", "permanent workers", "permanent social workers", "permanent posts"),
    PostKind.AGENCY: ("agency worker rate", "agency rate", "agency staff", "agency workers", "agency social workers"),
    PostKind.TOTAL: ("posts [that are] filled", "staff in post", "workers in post"),
    PostKind.BUDGETED: ("budgeted establishment", "budgeted posts", "the establishment"),
    PostKind.VACANT: ("vacancy rate", "vacancies", "vacant posts"),
}  # fmt: skip
_OF_SOCIAL_WORK = "social worker"
_ALL_POSTS = (
    "all posts",
    "all staff",
    "all [children's] social care posts",
    "all children's social care posts",
)


def cells_of_posts(posts: Posts) -> list[FurtherCell]:
    """Each share of each line, with the numbers of posts behind it; both bases, because people use both."""
    return [cell for line in posts.lines for cell in _cells(posts, line)]


def _cells(posts: Posts, line: PostLine) -> Iterator[FurtherCell]:
    """A share for each basis. The establishment is a number of posts: what is a share of it is another line."""
    name = f"{line.scope[:1].lower()}{line.scope[1:]}"
    called, scope = _CALLED[line.kind], _scope(line.scope)
    if line.kind is PostKind.BUDGETED and line.amount is not None:
        yield FurtherCell(f"Budgeted establishment, {name}", "", line.amount, Unit.MEAN, called, scope)
        return
    shares = ((ESTABLISHMENT, "", line.of_establishment, PostKind.BUDGETED),
              (IN_POST, " of those in post", line.of_in_post, PostKind.TOTAL))  # fmt: skip
    for basis, more, share, over in shares:
        whole = posts.line(line.scope, over)
        if share is None or line.amount is None or whole is None or whole.amount is None or line.kind is over:
            continue
        counts = (line.amount, whole.amount)
        label = f"{line.kind.capitalize()}{more}, {name}"
        yield FurtherCell(label, basis, share, Unit.PERCENT, called, scope, counts)


def _scope(name: str) -> tuple[str, ...]:
    """The words by which a text says which posts it means."""
    return (name, _OF_SOCIAL_WORK) if _OF_SOCIAL_WORK in name.casefold() else (name, *_ALL_POSTS)
