"""Patterns of how professionals come to trust each other (13, 15, 23, 30, 31, 34)."""

from __future__ import annotations

import numpy as np

from experiments.patterns.claims import Claim, exactly, less, more, no_less
from experiments.patterns.laboratory import LAST, Laboratory
from experiments.patterns.pattern import SEVEN_STEPS, Pattern, Sabotage
from experiments.patterns.witnesses import CorePractice, IdentityGain, JointSuccess, Ties, sessions_and_trust
from sim.processes import identity

SESSIONS = 24
EARLY, LATE = 18, 54
STEADY, RENEWED, CARRIED = 0.10, 0.20, 0.15
LOOKS = (54, 66, 78, 90)


def dual_identity(lab: Laboratory) -> list[Claim]:
    """Pattern 13: handovers to those high on both scales, against the others, matched on months in post."""
    arm = lab.arm()
    dual, other = (np.array([arm.at(f"handover_success_{who}", month) for month in LOOKS]) for who in ("dual", "other"))
    both = np.isfinite(dual) & np.isfinite(other)
    with np.errstate(invalid="ignore"):
        gaps = np.where(both, dual - other, 0.0).sum(axis=0) / both.sum(axis=0)
    return [no_less("handovers that arrive, dual identity less others", gaps)]


def forced_pace(lab: Laboratory) -> list[Claim]:
    """Pattern 15: the same number of sessions in half the time, each at the end of its own programme."""

    def trust(meetings: int) -> np.ndarray:
        fields = {
            "context.existing_collaboration": 0.0,
            "choices.start_from": "new_design",
            "choices.meetings_per_year": meetings,
        }
        found = []
        for months in lab.arm(fields, witness=sessions_and_trust).seen:
            held = np.cumsum([session for session, _ in months])
            end = int(np.searchsorted(held, SESSIONS))
            found.append(months[end][1] if end < len(months) else np.nan)
        return np.array(found)

    return [
        less(f"trust in ties for each professional after {SESSIONS} sessions, monthly against every other month",
             trust(12) - trust(6)),
    ]  # fmt: skip


def building_and_media(lab: Laboratory) -> list[Claim]:
    """Pattern 23: on whom a building works, and on whom rich media; the rule, and the same in whole runs."""
    rule = getattr(identity.rise, "py_func", identity.rise)
    numbers = _Rates()
    near = [rule(0.0, 0.0, 0.0, 1.0, 0.0, employer, numbers) for employer in (0.3, 0.9)]
    media = [rule(0.0, 0.0, 0.0, 0.0, 1.0, employer, numbers) for employer in (0.3, 0.9)]

    seen = IdentityGain(LAST)

    def gained(mechanism: str) -> np.ndarray:
        arms = (lab.arm(fields, pairs=2 * lab.pairs, witness=seen) for fields in (None, {mechanism: 0.0}))
        usual, without = (np.array([life[0] if life else (np.nan, np.nan) for life in arm.seen]) for arm in arms)
        weak, strong = (usual - without).T
        return np.asarray(strong - weak)

    return [
        exactly("rule: gain beside each other, strong less weak employer-identifiers", near[1] - near[0],
                near[1] > near[0]),
        exactly("rule: gain from rich media, strong less weak", media[1] - media[0], media[1] < media[0]),
        more("runs: gain from a shared building, strong less weak", gained("mechanisms.co_location")),
        less("runs: gain from rich media, strong less weak", gained("mechanisms.rich_media")),
    ]  # fmt: skip


class _Rates:
    """Rates under which the rule shows nothing but its shape."""

    m_identity = m_co_location = m_rich_media = 1.0
    bonding = proximity = 0.05


def informal_leaders(lab: Laboratory) -> list[Claim]:
    """Pattern 30: how fast practice spreads from either seed."""
    leaders, managers = (
        lab.arm({"choices.early_people": people}, witness=CorePractice(12, 60)).said()
        for people in ("informal_leaders", "line_managers")
    )
    text = "practice among the core, mean of months 12-60, informal leaders against line managers"
    return [more(text, leaders - managers)]


def early_success(lab: Laboratory) -> list[Claim]:
    """Pattern 31: one easy joint success, early or late."""
    seen = CorePractice(EARLY, LAST)
    early, late = (lab.arm(witness=seen, act=JointSuccess(month)) for month in (EARLY, LATE))
    return [
        more(f"practice among the core from month {EARLY}, success in month {EARLY} against month {LATE}",
             early.said() - late.said()),
        more("mean_trust at the end, the same", early.at("mean_trust") - late.at("mean_trust")),
    ]  # fmt: skip


def churn_and_brokers(lab: Laboratory) -> list[Claim]:
    """Pattern 34: what stays and what changes in the professionals' network, and who carries it."""
    first, second = 66, 90
    arm = lab.arm(pairs=2 * lab.pairs, witness=Ties((78, 90)))
    density = arm.series("professional_density")
    renewed = []
    for looks in arm.seen:
        before, after = looks if len(looks) == 2 else (frozenset(), frozenset())
        renewed.append(1.0 - len(before & after) / len(after) if after else np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):  # a world without ties has none to change
        change = np.abs(density[:, second] / density[:, first] - 1.0)
    return [
        less("density of professionals' ties, change over two years as a share", change, STEADY),
        more("share of standing ties that are not a year old", renewed, RENEWED),
        more("share of handovers over the 5% most central", arm.over("broker_share", 60), CARRIED),
    ]


PATTERNS = (
    Pattern(
        13, "check", SEVEN_STEPS,
        ("handover_success_dual", "handover_success_other", "dual_identity_share"), dual_identity,
        Sabotage("mechanisms.identity", "identification moves hours and exceptions"),
    ),
    Pattern(
        15, "mechanism", SEVEN_STEPS, ("mean_trust",), forced_pace,
    ),
    Pattern(
        23, "mechanism", "domain.md P24", ("identity_cjg",), building_and_media,
    ),
    Pattern(
        30, "check", SEVEN_STEPS, ("practice_level",), informal_leaders,
        Sabotage("mechanisms.identity", "a seed works through identification with the CJG"),
    ),
    Pattern(
        31, "check", SEVEN_STEPS, ("practice_level", "mean_trust"), early_success,
        Sabotage("mechanisms.practice", "a joint case turns agreement into practice"),
    ),
    Pattern(
        34, "check", "anchors.md 6.5", ("professional_density", "broker_share"), churn_and_brokers,
        Sabotage("mechanisms.tie_decay", "ties fade without contact"),
    ),
)  # fmt: skip
