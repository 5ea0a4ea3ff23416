"""Events: what happened to whom, told by the kernels when somebody asks (ODD element 4, observation).

The log is an integer table with one row an event. Without a log the table has no rows, and telling costs one
comparison.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sim.compiling.kernels import kernel, part
from sim.inputs import organisation_types as kinds
from sim.state.columns import Book

NAMES = (
    "onset", "noticed", "asked", "own_circle", "sent_on", "arrived", "lost", "refused", "found", "waited", "helped", "resolved",
    "left", "escalated", "coordinated", "coordination_ended", "plan_made", "advice_conflicted", "gate_passed", "flown_in",
    "met", "clashed", "professional_left", "invited", "joined", "left_network", "agreed", "issue_settled", "issue_reopened",
    "opened", "named", "site_opened", "site_closed", "election", "alderman_changed",
)  # fmt: skip
(
    ONSET, NOTICED, ASKED, OWN_CIRCLE, SENT_ON, ARRIVED, LOST, REFUSED, FOUND, WAITED, HELPED, RESOLVED,
    LEFT, ESCALATED, COORDINATED, COORDINATION_ENDED, PLAN_MADE, ADVICE_CONFLICTED, GATE_PASSED, FLOWN_IN,
    MET, CLASHED, PROFESSIONAL_LEFT, INVITED, JOINED, LEFT_NETWORK, AGREED, ISSUE_SETTLED, ISSUE_REOPENED,
    OPENED, NAMED, SITE_OPENED, SITE_CLOSED, ELECTION, ALDERMAN_CHANGED,
) = range(len(NAMES))  # fmt: skip

COLUMNS = (
    "month", "what", "child", "family", "episode", "organisation", "other_organisation", "professional",
    "other_professional", "amount",
)  # fmt: skip
NOBODY = -1
THOUSANDTHS = 1000.0
(
    AT_MONTH, AT_WHAT, AT_CHILD, AT_FAMILY, AT_EPISODE, AT_ORGANISATION, AT_OTHER, AT_POST, AT_OTHER_POST, AT_AMOUNT,
) = range(len(COLUMNS))  # fmt: skip


@kernel
def write(log, length, month, what, child, family, episode, organisation, other, post, other_post, amount):
    """Write one event; ``amount`` in thousandths."""
    n = length[0]
    if n >= log.shape[0]:
        length[1] += 1
        return
    log[n, AT_MONTH] = month
    log[n, AT_WHAT] = what
    log[n, AT_CHILD] = child
    log[n, AT_FAMILY] = family
    log[n, AT_EPISODE] = episode
    log[n, AT_ORGANISATION] = organisation
    log[n, AT_OTHER] = other
    log[n, AT_POST] = post
    log[n, AT_OTHER_POST] = other_post
    log[n, AT_AMOUNT] = int(amount * THOUSANDTHS)
    length[0] = n + 1


@part
def need_event(book, month, what, e):
    """Tell what happened with a need, if events are recorded: nobody had a hand in it."""
    if book.log.shape[0] > 0:
        write(
            book.log, book.log_length, month, what, e.child, e.family, e.row, NOBODY, NOBODY, NOBODY, NOBODY,
            e.severity * 1.0,
        )  # fmt: skip


@part
def need_event_at(book, month, what, e, organisation, post):
    """The same, at an organisation, with one of its professionals or ``NOBODY`` in particular."""
    if book.log.shape[0] > 0:
        write(
            book.log, book.log_length, month, what, e.child, e.family, e.row, organisation, NOBODY, post, NOBODY,
            e.severity * 1.0,
        )  # fmt: skip


@part
def need_event_between(book, month, what, e, organisation, other, post, other_post):
    """The same, between two organisations and their professionals."""
    if book.log.shape[0] > 0:
        write(
            book.log, book.log_length, month, what, e.child, e.family, e.row, organisation, other, post, other_post,
            e.severity * 1.0,
        )  # fmt: skip


@part
def family_event(book, month, what, family, organisation, post, amount):
    """Tell what a professional did for a family, if events are recorded."""
    if book.log.shape[0] > 0:
        write(
            book.log, book.log_length, month, what, NOBODY, family, NOBODY, organisation, NOBODY, post, NOBODY, amount,
        )  # fmt: skip


@part
def family_event_between(book, month, what, family, organisation, other, post, other_post):
    """Tell what two professionals did with a family, if events are recorded."""
    if book.log.shape[0] > 0:
        write(
            book.log, book.log_length, month, what, NOBODY, family, NOBODY, organisation, other, post, other_post, 0.0,
        )  # fmt: skip


@part
def professional_event(book, month, what, professionals, post):
    """Tell what became of a professional, if events are recorded."""
    if book.log.shape[0] > 0:
        write(
            book.log, book.log_length, month, what, NOBODY, NOBODY, NOBODY, professionals[post].organisation,
            NOBODY, post, NOBODY, 0.0,
        )  # fmt: skip


@part
def meeting_event(book, month, what, professionals, post, other_post, amount):
    """Tell what two professionals had of each other, if events are recorded."""
    if book.log.shape[0] > 0:
        write(
            book.log, book.log_length, month, what, NOBODY, NOBODY, NOBODY, professionals[post].organisation,
            professionals[other_post].organisation, post, other_post, amount,
        )  # fmt: skip


def network_event(book: Book, month: int, what: int, organisation: int, other: int, amount: float) -> None:
    """Tell what the municipality or an organisation did, if events are recorded."""
    if len(book.log) > 0:
        write(
            book.log, book.log_length, month, what, NOBODY, NOBODY, NOBODY, organisation, other, NOBODY, NOBODY, amount
        )


def event_frame(log: np.ndarray, replication: int) -> pd.DataFrame:
    """Make the log readable.

    Parameters
    ----------
    log : int array, shape (events, 10)
    replication : int

    Returns
    -------
    pandas.DataFrame
        Columns ``replication``, ``month``, ``what`` (a name), ``child``, ``family``, ``episode`` (rows of the tape),
        ``organisation``, ``other_organisation`` (kinds), ``professional``, ``other_professional`` (posts) and
        ``amount`` (severity for episodes, trust for ties, agreement for pairs); missing where nobody is meant.
    """
    frame = pd.DataFrame(log, columns=list(COLUMNS))
    frame.insert(0, "replication", replication)
    frame["what"] = pd.Categorical.from_codes(frame["what"].to_numpy(), categories=pd.Index(NAMES))
    names = pd.Index([kind.name for kind in kinds.ROWS])
    for column in ("organisation", "other_organisation"):
        frame[column] = pd.Categorical.from_codes(frame[column].to_numpy().clip(-1), categories=names)
    for column in ("child", "family", "episode", "professional", "other_professional"):
        frame[column] = frame[column].astype("Int32").where(frame[column] >= 0)
    frame["amount"] = frame["amount"] / THOUSANDTHS
    return frame
