"""Patterns of many municipalities that decide for themselves (1, 2, 4, 17, 22, 25, 27)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from experiments.patterns.claims import Claim, interval, more, within
from experiments.patterns.fuzzy_sets import all_of, any_of, by_percentiles, calibrate, consistency, coverage
from experiments.patterns.laboratory import LAST, Laboratory
from experiments.patterns.pattern import CHOICES_ARTICLE, NotRun, Pattern, Sabotage
from experiments.patterns.witnesses import AddedKinds
from sim.inputs.choices import CORE
from sim.inputs.organisation_types import KINDS, NAMES

CORE_SHARES = {"clinic": 0.75, "bjz": 0.60, "ggd": 0.55, "amw": 0.50, "zat": 0.42}
FITTED = ("clinic", "bjz")
EXCHANGED = ("clinic", "zat")  # the extremes of the survey
TOLERANCE = 0.09
CORE_AT = 24  # month at which the survey's core parties are counted (given)
OCTOBER_2008, END_OF_2010 = 16, 42
LOOKS = (30, 54, 78)
WORKING = 0.4  # practice_level from which an open network works
COEXIST = 0.05  # each regime has at least one municipality in twenty


def _by_replication(values: pd.Series) -> np.ndarray:
    """Mean over municipalities in each replication; yes counts 1, no 0."""
    return values.astype("Float64").groupby(level=0).mean().to_numpy(dtype=float, na_value=np.nan)


def _month(frame: pd.DataFrame, name: str) -> pd.Series:
    """A month in which something happened; infinite where it never did."""
    months = frame[name].astype("Float64").to_numpy(dtype=float, na_value=np.inf)
    return pd.Series(months, index=frame.index)


def named_by(frame: pd.DataFrame, month: int) -> pd.Series:
    """Tell which of the municipalities that have not merged into another by a month bear the name then."""
    there = frame[_month(frame, "merged") > month] if "merged" in frame else frame
    return _month(there, "month_named") <= month


def core_when_open(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """Tell of each kind of the survey in which of the municipalities open at month 24 it is core."""
    opened = frame[_month(frame, "month_opened") <= CORE_AT]
    return {kind: opened[f"core_{kind}"] for kind in CORE_SHARES}


def _core_shares(lab: Laboratory) -> dict[str, np.ndarray]:
    return {kind: _by_replication(core) for kind, core in core_when_open(lab.municipalities).items()}


def core_parties(lab: Laboratory) -> list[Claim]:
    """Pattern 1: which kinds are core among the municipalities open at month 24."""
    shares = _core_shares(lab)
    claims = []
    for kind, share in CORE_SHARES.items():
        claim = within(f"share in which {kind} is core", shares[kind], share - TOLERANCE, share + TOLERANCE)
        claims.append(claim.of_kind("fit") if kind in FITTED else claim)
    target = pd.Series(list(CORE_SHARES.values())).rank()
    table = pd.DataFrame(shares)
    ranks = [float(row.rank().corr(target.set_axis(row.index))) for _, row in table.iterrows()]
    mean, low, high = interval(ranks)
    claims.append(Claim("rank correlation with the survey", mean, low, high, mean is not None and mean >= 0.8))
    one, other = EXCHANGED
    after = _core_shares(lab.altered({"context.exchanged_kind": one, "context.exchanged_with": other}))
    for kind, origin in ((one, other), (other, one)):
        gap = after[kind] - shares[origin]
        claims.append(within(f"share of {kind} with the attributes of {origin}, less that of {origin} itself", gap,
                             -TOLERANCE, TOLERANCE))  # fmt: skip
    return claims


def who_directs(lab: Laboratory) -> list[Claim]:
    """Pattern 2: the directors that municipalities choose."""
    frame = lab.municipalities
    alderman, nobody = (_by_replication(frame["director"] == who) for who in ("alderman", "none"))
    return [
        within("share with the alderman as director", alderman, 0.70, 0.75),
        within("share without direction", nobody, 0.0, 0.20),
    ]


def small_start_and_mix(lab: Laboratory) -> list[Claim]:
    """Pattern 4: whether they start small and broaden, and whom they add."""
    frame = lab.municipalities
    opened = frame[_month(frame, "month_opened") <= CORE_AT]
    early = opened[[f"core_{name}" for name in NAMES]].astype("Float64").sum(axis=1)
    broader = _by_replication(opened["core_partners"] > early)
    inside, outside = (
        lab.arm({"choices.partnership": "growth"}, base=f"contexts/problems_{place}_core", witness=AddedKinds(LAST))
        for place in ("inside", "outside")
    )
    tilt = _outside_less_inside()
    expertise = np.array([kind.expertise for kind in KINDS]) @ tilt

    def fit(looks: list[tuple[tuple[int, ...], ...]]) -> np.ndarray:
        added = [looks_[0][len(CORE) :] if looks_ else () for looks_ in looks]
        return np.array([expertise[list(rows)].mean() if rows else np.nan for rows in added])

    gap = fit(outside.seen) - fit(inside.seen)
    return [
        more("open at month 24: share with more core parties in the end than then, over half", broader, 0.5),
        more("expertise of the kinds added, in what the outside mix has more of, outside against inside", gap),
    ]


def _outside_less_inside() -> np.ndarray:
    import scenarios

    shares = [
        scenarios.load(f"contexts/problems_{place}_core").context.problem_profile.shares()
        for place in ("outside", "inside")
    ]
    return np.asarray(shares[0]) - np.asarray(shares[1])


def coverage_by_name(lab: Laboratory) -> list[Claim]:
    """Pattern 17: how many bear the name, and when."""
    early, late = (_by_replication(named_by(lab.municipalities, month)) for month in (OCTOBER_2008, END_OF_2010))
    return [
        within("share with the name, October 2008", early, 0.05, 0.09),
        within("share with the name, 1 January 2011", late, 335 / 418 - 0.04, 335 / 418 + 0.04),
    ]


def small_and_large(lab: Laboratory) -> list[Claim]:
    """Pattern 22: three choices against size (slope on the tenfold of inhabitants)."""
    frame = lab.municipalities
    size = pd.Series(np.log10(frame["inhabitants"].astype(float)))
    if size.nunique() < 2:
        raise NotRun("all municipalities are of one size")

    def slope(choice: pd.Series) -> np.ndarray:
        return np.array(
            [
                np.polyfit(size.loc[[r]].to_numpy(), choice.loc[[r]].to_numpy(dtype=float), 1)[0]
                for r in frame.index.get_level_values(0).unique()
            ]
        )

    back_office = frame["desk"].isin(["network_first", "network_only"]).astype(float)
    regional = (frame["director_support"] == "regional_project_leader").astype(float)
    return [
        more("back office first: less of it with size", -slope(back_office)),
        more("regional project leader: less of it with size", -slope(regional)),
        more("desks: more with size", slope(pd.to_numeric(frame["desk_sites"], errors="coerce").fillna(0))),
    ]


def effective_networks(lab: Laboratory) -> list[Claim]:
    """Pattern 25: whether the configuration found in comparable networks accounts for the effective ones here."""
    frames = {month: lab.municipalities_at(month) for month in (LOOKS[0] - 12, *LOOKS)}
    tables = []
    for month in LOOKS:
        before = frames[max(look for look in frames if look < month)]
        now, then = frames[month], before.reindex(frames[month].index)
        age = np.clip(month - _month(now, "month_opened"), 0, None)
        tables.append(
            pd.DataFrame(
                {
                    "integrated": by_percentiles(now["org_density"]),
                    "stable": calibrate((now["partners"] - then["partners"]).abs(), 4.5, 1.5, 0.0),
                    "old": calibrate(age, 12, 30, 36),
                    "munificent": by_percentiles(now["cost_per_youth"]),
                    "office": (now["governance"] == "administrative_organisation").astype(float).to_numpy(),
                    "effective": all_of(by_percentiles(now["help_all"]), by_percentiles(now["one_plan_rate"])),
                    "replication": now.index.get_level_values(0),
                }
            )
        )
    cases = pd.concat(tables)
    by_luck = [group for _, group in cases.groupby("replication")]

    def configuration(group: pd.DataFrame) -> np.ndarray:
        return all_of(group["integrated"], group["stable"], group["old"], any_of(group["munificent"], group["office"]))

    fits = interval([consistency(configuration(group), group["effective"]) for group in by_luck])
    covers = interval([coverage(configuration(group), group["effective"]) for group in by_luck])
    tells_apart = [
        consistency(configuration(group), group["effective"])
        - consistency(configuration(group), 1.0 - group["effective"])
        for group in by_luck
    ]
    return [
        Claim("consistency of the configuration: 0.8 or more", *fits, (fits[0] or 0.0) >= 0.8),
        Claim("its coverage: 0.3 or more", *covers, (covers[0] or 0.0) >= 0.3),
        # sets in which nobody stands out are consistent with everything
        more("its consistency with effective less that with ineffective networks", tells_apart),
    ]


def three_regimes(lab: Laboratory) -> list[Claim]:
    """Pattern 27: working, pioneering and preparing side by side at month 30."""
    frame = lab.municipalities_at(LOOKS[0])
    opened = frame["opened"] > 0.5
    practice = frame["practice_level"].fillna(0.0)
    regimes = {
        "working": opened & (practice >= WORKING),
        "pioneering": opened & (practice < WORKING),
        "preparing": ~opened,
    }
    return [
        more(f"share {name} at month {LOOKS[0]}: over {COEXIST:.0%}", _by_replication(regime), COEXIST)
        for name, regime in regimes.items()
    ]  # fmt: skip


_DECIDES = "who decides reads its own context"

PATTERNS = (
    Pattern(
        1, "check", f"{CHOICES_ARTICLE} fig. 1", ("core_partners",), core_parties,
        Sabotage("mechanisms.urgency", "organisations commit for urgency, trust and shared cases"), has_figures=True,
        remark="the levels of two kinds are fit",
    ),
    Pattern(
        2, "input", f"{CHOICES_ARTICLE} fig. 2", ("months_to_coordination_rule",), who_directs,
        has_figures=True,
    ),
    Pattern(
        4, "check", CHOICES_ARTICLE, ("partners", "core_partners"),
        small_start_and_mix, Sabotage("mechanisms.onset", "the yearly review reads unreached needs"),
    ),
    Pattern(
        17, "fit", "domain.md P1, P2", ("named", "months_to_name"),
        coverage_by_name, has_figures=True,
    ),
    Pattern(
        22, "check", "domain.md P8", ("desks_open",), small_and_large,
        Sabotage("context.region_size", f"{_DECIDES}, and a leader is shared with neighbours", 1),
    ),
    Pattern(
        25, "check", "domain.md P17",
        ("org_density", "help_all", "one_plan_rate"), effective_networks,
        Sabotage("mechanisms.practice", "integration is practice"), has_figures=True,
    ),
    Pattern(
        27, "check", CHOICES_ARTICLE, ("opened", "practice_level"),
        three_regimes, Sabotage("mechanisms.practice", "an open network works as far as agreements are practised"),
    ),
)  # fmt: skip
