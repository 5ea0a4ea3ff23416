"""Patterns of the front: desk, sites, doors, outreach, and what people say of them (3, 10, 11, 12, 20, 21, 29, 33)."""

from __future__ import annotations

import numpy as np

from experiments.patterns.claims import Claim, less, more, more_than, no_gain, share_at_most
from experiments.patterns.laboratory import LAST, Arm, Laboratory
from experiments.patterns.pattern import CHOICES_ARTICLE, SEVEN_STEPS, Pattern, Sabotage
from experiments.patterns.witnesses import CommitmentOfDoors, FamilyTrust, SiteMoney
from sim.inputs.calendar import GRANT_UNTIL

OUTREACH_LEVELS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8)
# An arm with a better desk and site than the plain town's, and the money for it.
GOOD_DESK = {
    "choices.desk_sites": 3,
    "choices.desk_location": "where_youth_are",
    "choices.web": "separate_sites",
    "choices.budget_per_youth": 40.0,
}


def desk_of_youths_and_parents(lab: Laboratory) -> list[Claim]:
    """Pattern 3: how little youths use the desk, and what carries it."""

    def ratio(arm: Arm) -> np.ndarray:
        # the year at whose end the grant still asks for a desk: later most towns have closed theirs
        youths, parents = (arm.at(f"walk_in_share_{band}", GRANT_UNTIL) for band in ("12_plus", "0_4"))
        return np.divide(youths, parents, out=np.full_like(parents, np.nan), where=parents > 0.0)

    usual = ratio(lab.arm())
    without = {"mechanisms.label": 0.0, "mechanisms.encounter": 0.0, "mechanisms.bjz_image": 0.0}
    freed = ratio(lab.arm(without))
    return [
        less("desk share of first contacts, 12+ over 0-4: below one half", usual, 0.5),
        more("without label and encounter the gap closes by more than half", (freed - usual) - (1.0 - freed)),
    ]


def sites_on_the_web(lab: Laboratory) -> list[Claim]:
    """Pattern 10: whom a labelled site reaches, and whom separate sites do."""
    none, labelled, separate = (
        lab.arm({"choices.web": web}, witness=SiteMoney(LAST))
        for web in ("none", "one_labelled_site", "separate_sites")
    )
    parents, youths = "question_answered_0_4", "question_answered_12_18"

    def gain(outcome: str) -> np.ndarray:
        return labelled.over(outcome, 48) - none.over(outcome, 48)

    return [
        more("labelled site: questions answered at 0-4 gain more than at 12-18", gain(parents) - gain(youths)),
        more("separate sites answer more at 12-18 than a labelled one", separate.over(youths, 48)
             - labelled.over(youths, 48)),
        more("separate sites answer more at 0-4 than no site", separate.over(parents, 48) - none.over(parents, 48)),
        more("separate sites cost more, euro a youth and year", separate.said() - labelled.said()),
    ]  # fmt: skip


def desk_ties_and_outreach(lab: Laboratory) -> list[Claim]:
    """Pattern 11: what a desk cannot make up for, and how much outreach is enough."""
    weak = {"mechanisms.meeting": 0.0}
    usual, weakened, with_desk = lab.arm(), lab.arm(weak), lab.arm({**weak, **GOOD_DESK})
    helped = "help_12_18"
    loss = usual.over(helped, 60) - weakened.over(helped, 60)
    won_back = with_desk.over(helped, 60) - weakened.over(helped, 60)
    levels = [lab.arm({"choices.outreach": level}) for level in OUTREACH_LEVELS]
    low, high = levels[0], levels[OUTREACH_LEVELS.index(0.3)]
    outcome = [level.over(helped, 60) for level in levels]
    inner = max(range(1, len(levels) - 1), key=lambda k: float(outcome[k].mean()))
    best = OUTREACH_LEVELS[inner]
    return [
        more("help_12_18 lost with weak ties among professionals", loss),
        more("a good desk and site win back less than half of it: half the loss less what is won back",
             0.5 * loss - won_back),
        more("reach_12_18, outreach 0.3 against 0", high.over("reach_12_18", 60) - low.over("reach_12_18", 60)),
        more("waiting_share, outreach 0.3 against 0", high.over("waiting_share", 60) - low.over("waiting_share", 60)),
        more(f"inner optimum: help_12_18 at outreach {best:g} against 0", outcome[inner] - outcome[0]),
        more(f"inner optimum: help_12_18 at outreach {best:g} against {OUTREACH_LEVELS[-1]:g}",
             outcome[inner] - outcome[-1]),
    ]  # fmt: skip


def merged_and_federated_doors(lab: Laboratory) -> list[Claim]:
    """Pattern 12: what merging costs, and when doors that answer as one help."""
    seen = CommitmentOfDoors(LAST)
    separate, merged = (lab.arm({"choices.front_offices": doors}, witness=seen) for doors in ("separate", "merged"))

    def gain(fields: dict[str, object]) -> np.ndarray:
        apart, joined = (lab.arm({**fields, "choices.front_offices": doors}) for doors in ("separate", "federated"))
        return joined.over("help_all", 60) - apart.over("help_all", 60)

    practised = gain({"context.existing_collaboration": 0.6})
    unpractised = gain({"context.existing_collaboration": 0.6, "mechanisms.practice": 0.0})
    return [
        less("commitment of organisations with a front door, merged against separate",
             merged.said() - separate.said()).of_kind("mechanism"),
        more("help_all, federated against separate, where agreements are practised", practised),
        more("that gain, against where they are not practised", practised - unpractised),
        no_gain("help_all, federated against separate, where they are not practised", unpractised),
    ]  # fmt: skip


def no_digital_only_cjg(lab: Laboratory) -> list[Claim]:
    """Pattern 20: every CJG that is open while the grant asks for a walk-in has one."""
    digital = opened = 0
    for base, pairs in (("mid_town", lab.pairs), ("small_rural", lab.pairs), ("large_city", max(2, lab.pairs // 2))):
        arm = lab.arm(base=base, pairs=pairs)
        open_then = arm.at("opened", GRANT_UNTIL) > 0.5
        opened += int(open_then.sum())
        digital += int((open_then & (arm.at("desks_open", GRANT_UNTIL) == 0)).sum())
    return [share_at_most("share of open CJGs of the shipped towns without a walk-in, December 2011", digital, opened,
                          0.07)]  # fmt: skip


def channels_in_cities(lab: Laboratory) -> list[Claim]:
    """Pattern 21: phone, mail and web against the desk."""
    city = lab.arm(base="large_city", pairs=max(2, lab.pairs // 2))
    distant = city.over("contacts_phone", 60) + city.over("contacts_web", 60)
    desk = city.over("contacts_desk", 60)
    return [
        more("phone and web less desk, contacts per 1,000 in a city of 180,000", distant - desk),
        more("share of runs in which they exceed the desk: over 80%", (distant > desk).astype(float), 0.8 - 1e-9),
    ]


def brand_before_practice(lab: Laboratory) -> list[Claim]:
    """Pattern 29: the same money on brand first or on practice first."""
    brand, practice = {"brand": 0.7}, {"working_methods": 0.35, "learning": 0.35}

    def order(first: dict[str, float], then: dict[str, float]) -> Arm:
        rest = dict.fromkeys(("mission", "staff", "support", "steering"), 0.06)
        shares = {"brand": 0.03, "working_methods": 0.03, "learning": 0.03}
        changes = [
            {"month": 48, "field": f"choices.investment.{step}", "value": {**shares, **then}[step]} for step in shares
        ]
        fields = {f"choices.investment.{step}": value for step, value in {**rest, **shares, **first}.items()}
        return lab.arm({**fields, "changes": changes}, witness=FamilyTrust(LAST))

    early, late = order(brand, practice), order(practice, brand)
    return [
        less("families' trust in help, December 2014, brand first against practice first", early.said() - late.said()),
        less("help_all over the last three years, brand first against practice first",
             early.over("help_all", 55) - late.over("help_all", 55)),
    ]  # fmt: skip


def acquaintances_by_size(lab: Laboratory) -> list[Claim]:
    """Pattern 33: what meeting an acquaintance does to the desk, in a small and in a large place."""

    def effect(inhabitants: int, pairs: int) -> np.ndarray:
        town = {"context.inhabitants": inhabitants}
        usual, freed = (
            lab.arm({**town, "mechanisms.encounter": factor}, pairs=pairs).over("contacts_desk", 55)
            for factor in (1.0, 0.0)
        )
        return np.asarray((freed - usual) / freed.mean())

    # a small place has few contacts, so it takes more futures to see the same share
    small, large = effect(12_000, 2 * lab.pairs), effect(120_000, max(2, lab.pairs // 2))
    return [
        more("share of desk contacts that acquaintances cost, 12,000 inhabitants", small),
        more_than("that share, 12,000 against 120,000 inhabitants", small, large),
    ]


PATTERNS = (
    Pattern(
        3, "mechanism", CHOICES_ARTICLE, ("walk_in_share_0_4", "walk_in_share_12_plus"), desk_of_youths_and_parents,
    ),
    Pattern(
        10, "mechanism", CHOICES_ARTICLE, ("contacts_web", "question_answered_12_18"), sites_on_the_web,
    ),
    Pattern(
        11, "check", CHOICES_ARTICLE, ("help_12_18", "reach_12_18", "waiting_share"), desk_ties_and_outreach,
        Sabotage("mechanisms.meeting", "ties among professionals grow in meetings and shared cases"),
    ),
    Pattern(
        12, "check", SEVEN_STEPS, ("help_all",), merged_and_federated_doors,
        Sabotage("mechanisms.practice", "doors answer as one as far as agreements are practised"),
        remark="(a) is a mechanism",
    ),
    Pattern(
        20, "input", "domain.md P9", ("desks_open",),
        no_digital_only_cjg, has_figures=True,
    ),
    Pattern(
        21, "check", "domain.md P12",
        ("contacts_desk", "contacts_phone", "contacts_web"), channels_in_cities,
        Sabotage("mechanisms.awareness", "a number and a site are used by those who know of them"),
    ),
    Pattern(
        29, "check", SEVEN_STEPS, ("awareness_parents", "help_all"), brand_before_practice,
        Sabotage("mechanisms.awareness", "a promise disappoints those it has brought to the door"),
    ),
    Pattern(
        33, "check", f"{CHOICES_ARTICLE}, inference", ("contacts_desk",), acquaintances_by_size,
        Sabotage("mechanisms.encounter", "the chance of meeting somebody one knows"),
    ),
)  # fmt: skip
