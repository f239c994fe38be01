"""The claims while they are gathered, and where to look for those that a statement may join.

Kept by `claim_groups`, one index for each topic and one for each telling number.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tasks.claims.claim_statements import Statement
from tasks.claims.claim_stories import Stories


@dataclass(slots=True)
class OpenClaim:
    """A claim while it is gathered; `one_with`: the claim that has taken it in."""

    statements: list[Statement] = field(default_factory=list)
    one_with: "OpenClaim | None" = None

    @property
    def whole(self) -> "OpenClaim":
        """The claim itself, or that which it is a part of by now."""
        claim = self
        while claim.one_with is not None:  # any number of them, one in the other
            claim = claim.one_with
        return claim

    def take_in(self, other: "OpenClaim") -> None:
        """Makes the two one, in the order of publication."""
        self.statements = sorted(self.statements + other.statements, key=lambda one: one.published or date.max)
        other.statements, other.one_with = [], self


class ClaimIndex:
    """The claims of one topic or number by the documents and places that they are told of."""

    def __init__(self) -> None:
        self._by_key: dict[object, list[OpenClaim]] = defaultdict(list)

    def add(self, statement: Statement, claim: OpenClaim) -> None:
        for key in (statement.document_id, *statement.places):
            if not any(known.whole is claim for known in self._by_key[key]):
                self._by_key[key].append(claim)

    def near(self, statement: Statement, stories: Stories) -> Iterator[OpenClaim]:
        """Claims that a like article makes; of another article, only those of the same dated event and place."""
        if not self._by_key:
            return
        seen: set[int] = set()
        keys = [statement.document_id, *stories.like(statement.document_id)]
        keys += statement.places if statement.days else ()
        for key in keys:
            for claim in (known.whole for known in self._by_key.get(key, ())):
                if id(claim) not in seen:
                    seen.add(id(claim))
                    yield claim
