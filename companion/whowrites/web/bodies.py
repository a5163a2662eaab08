"""The bodies of the API's calls: what may be in them, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from whowrites.model import Reach
from whowrites.web.proof import NONCE

MAX_SENDERS = 100

_Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
_Lang = Annotated[str, StringConstraints(max_length=35)]
_Domain = Annotated[str, StringConstraints(max_length=253)]
_Word = Annotated[str, StringConstraints(max_length=40)]
_Name = Annotated[str, StringConstraints(max_length=2000)]
_Verifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class AuthBody(_Body):
    """What the receiving server wrote into Authentication-Results (RFC 8601): one result word each."""

    spf: _Word = ""
    dkim: _Word = ""
    dmarc: _Word = ""
    aligned: bool | None = None
    channel: _Word = ""


class HeaderBody(_Body):
    """What a webmail's details name: domains, empty where they do not."""

    mailed_by: _Domain = ""
    signed_by: _Domain = ""


class Stated(_Body):
    """One field of a signature, read in the mail page after the user asked for it."""

    field: Literal["person", "title", "company", "phone", "email", "website", "address"]
    value: Annotated[str, StringConstraints(max_length=300)]


_Claims = Annotated[tuple[Stated, ...], Field(max_length=40, strict=False)]


class Sender(_Body):
    """One sender as the page shows him.

    `ref` comes back with his answer; `reply_to` null: not seen, empty: there is none. `claims`:
    the fields of his signature, where the user asked to read it. `header`: what the webmail's details name;
    where `auth` is null, a signature of the address's own organisation stands for it.
    """

    ref: Annotated[str, StringConstraints(max_length=200)] = ""
    address: Annotated[str, StringConstraints(max_length=4000)]
    name: _Name = ""
    reply_to: Annotated[str, StringConstraints(max_length=4000)] | None = None
    surface: Literal["", "list", "message", "compose", "selection", "file", "typed"] = ""
    role: _Word = ""
    auth: AuthBody | None = None
    header: HeaderBody | None = None
    claims: _Claims = ()


@dataclass(frozen=True, slots=True)
class Misread:
    """A sender that could not be read: his `ref`, as far as he has one, and the field that is wrong."""

    ref: str
    field: str


def _by_itself(item: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """A `Sender`, or a `Misread` in his place, so that one faulty sender does not stop the others."""
    try:
        return read(item)
    except ValidationError as error:
        ref = item.get("ref") if isinstance(item, dict) else None
        place = error.errors(include_url=False, include_input=False)[0]["loc"]
        return Misread(ref if isinstance(ref, str) else "", ".".join(map(str, place))[:80] or "sender")


class Hello(_Body):
    """`nonce`: 32 fresh random bytes, base64url without padding. `version`: the extension's release."""

    nonce: Annotated[str, StringConstraints(pattern=f"^{NONCE.pattern}$")]
    version: Annotated[str, StringConstraints(max_length=40)] = ""


class PairStart(_Body):
    """`verifier_hash`: hex SHA-256 of a random text that the extension keeps to itself."""

    verifier_hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    browser: _Word = ""
    version: _Word = ""


class PairFinish(_Body):
    """`code`: the six digits of the companion's page, where the owner typed them instead of comparing
    numbers.
    """

    pair_id: _Id
    verifier: _Verifier
    code: Annotated[str, StringConstraints(pattern=r"^([0-9]{6})?$")] = ""


class Vet(_Body):
    """Each sender is read by itself: a faulty one gets its own error."""

    senders: Annotated[list[Annotated[Sender, WrapValidator(_by_itself)]], Field(max_length=MAX_SENDERS)]
    reach: Annotated[Reach, Field(strict=False)] = Reach.PASSIVE
    lang: _Lang = ""


class DossierBody(_Body):
    """`name`, `reply_to`, `auth`, `header` and `claims` are those of the message in whose light the dossier
    is read.
    """

    id: _Id
    lang: _Lang = ""
    name: _Name = ""
    reply_to: Annotated[str, StringConstraints(max_length=4000)] | None = None
    auth: AuthBody | None = None
    header: HeaderBody | None = None
    claims: _Claims = ()


class Original(_Body):
    """`text`: the header of a message as it was received, with what is above and below it left out."""

    text: Annotated[str, StringConstraints(max_length=65_536)]
    lang: _Lang = ""


class Decide(_Body):
    """`known` puts the address among the owner's contacts, `not_known` takes it out again."""

    id: _Id
    decision: Literal["known", "not_known", "proceed", "ask", "declined"]


class Person(_Body):
    """Somebody whom the user wrote to, as the mail page shows him."""

    address: Annotated[str, StringConstraints(max_length=4000)]
    name: _Name = ""


class Written(_Body):
    """People the user wrote to. What is no address is passed over."""

    people: Annotated[list[Person], Field(max_length=MAX_SENDERS)]


class NoteBody(_Body):
    """A note in the owner's own words."""

    id: _Id
    text: Annotated[str, StringConstraints(max_length=4000)]


class Wrong(_Body):
    """`code` and `value` of a reason's line; `undo` lets it count again."""

    id: _Id
    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}$")]
    value: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    undo: bool = False


class Quiet(_Body):
    """`whole_domain`: everybody at the firm's domain, else this address; `undo` takes that off the list."""

    id: _Id
    whole_domain: bool = False
    undo: bool = False


class Recheck(_Body):
    """`reach` contact asks the sender's own servers too."""

    id: _Id
    reach: Annotated[Reach, Field(strict=False)] = Reach.PASSIVE


class Changes(_Body):
    """`since`: the `until` of the answer before, ISO 8601; empty: of the last day."""

    since: Annotated[str, StringConstraints(max_length=40)] = ""
    lang: _Lang = ""


class Open(_Body):
    """A page of the companion's; `id` for `dossier` and `contact`, its place where the sender's own servers
    are asked.
    """

    page: Literal["home", "history", "changes", "dossier", "contact", "vet", "settings", "pair"]
    id: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{32})?$")] = ""


class Refused(BaseModel):
    """The form of every error."""

    error: str
    message: str
    request_id: str
