"""Events: what happened to whom, told by the kernels when somebody asks (ODD element 4, observation).

The log is an integer table with one row an event. Without a log the table has no rows, and telling costs one
comparison.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from sim.compiling.kernels import kernel, part
from sim.inputs import organisation_types as kinds

NAMES = (
    "onset", "noticed", "asked", "own_circle", "sent_on", "arrived", "lost", "refused", "found", "waited", "helped", "resolved",
    "left", "escalated", "coordinated", "coordination_ended", "plan_made", "advice_conflicted", "gate_passed", "flown_in",
    "met", "clashed", "professional_left", "invited", "joined", "left_network", "agreed", "knot_cut", "knot_reopened",
    "opened", "named", "site_opened", "site_closed", "election", "alderman_changed",
)  # fmt: skip
(
    ONSET, NOTICED, ASKED, OWN_CIRCLE, SENT_ON, ARRIVED, LOST, REFUSED, FOUND, WAITED, HELPED, RESOLVED,
    LEFT, ESCALATED, COORDINATED, COORDINATION_ENDED, PLAN_MADE, ADVICE_CONFLICTED, GATE_PASSED, FLOWN_IN,
    MET, CLASHED, PROFESSIONAL_LEFT, INVITED, JOINED, LEFT_NETWORK, AGREED, KNOT_CUT, KNOT_REOPENED,
    OPENED, NAMED, SITE_OPENED, SITE_CLOSED, ELECTION, ALDERMAN_CHANGED,
) = range(len(NAMES))  # fmt: skip

COLUMNS = (
    "month", "what", "child", "family", "episode", "organisation", "other_organisation", "professional",
    "other_professional", "amount",
)  # fmt: skip
NOBODY = -1


@kernel
def write(log, length, month, what, child, family, episode, organisation, other, post, other_post, amount):
    """Write one event; ``amount`` in thousandths."""
    n = length[0]
    if n >= log.shape[0]:
        length[1] += 1
        return
    log[n, 0] = month
    log[n, 1] = what
    log[n, 2] = child
    log[n, 3] = family
    log[n, 4] = episode
    log[n, 5] = organisation
    log[n, 6] = other
    log[n, 7] = post
    log[n, 8] = other_post
    log[n, 9] = int(amount * 1000.0)
    length[0] = n + 1


@part
def tell(book, month, what, child, family, episode, organisation, other, post, other_post, amount):
    """Write one event, if events are recorded."""
    if book.log.shape[0] > 0:
        write(
            book.log, book.log_length, month, what, child, family, episode, organisation, other, post, other_post,
            amount,
        )  # fmt: skip


@part
def tell_episode(book, month, what, e, organisation, other, post, other_post):
    """Write one event of an episode."""
    tell(book, month, what, e.child, e.family, e.row, organisation, other, post, other_post, e.severity * 1.0)


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
    frame["amount"] = frame["amount"] / 1000.0
    return frame
