from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

import scenarios
from scenarios import dilemmas, loader
from sim.inputs.choices import Choices
from sim.inputs.fields import leaves
from sim.inputs.scenario import ScenarioError

FILES = sorted(loader.FOLDER.rglob("*.toml"))


def write(folder: Path, text: str | bytes, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(name: object) -> str:
    with pytest.raises(ScenarioError) as caught:
        scenarios.load(name)
    return str(caught.value)


def test_every_file_is_listed_once_and_bears_its_own_name():
    names = scenarios.names()
    assert len(names) == len(set(names)) == len(FILES) + len(dilemmas.contents())
    for name in names:
        assert scenarios.load(name).name == name


def test_every_shipped_scenario_is_labelled_in_both_languages():
    labels = set()
    for name in scenarios.names():
        scenario = scenarios.load(name)
        assert name not in (scenario.label_en, scenario.label_nl)
        labels.add(scenario.label_en)
    assert len(labels) > 60


def test_the_presets_are_the_baseline_and_four_towns():
    groups = scenarios.groups()
    assert groups["presets"] == ["no_cjg", "small_rural", "mid_town", "large_city", "big_four"]
    towns = [scenarios.load(name).context.inhabitants for name in groups["presets"]]
    assert towns == [45_000, 12_000, 45_000, 180_000, 600_000]


@pytest.mark.parametrize("name", ["no_cjg", *[each for each in scenarios.names() if each.startswith("baselines/")]])
def test_a_baseline_invites_nobody_and_opens_nothing_in_the_same_town(name):
    scenario = scenarios.load(name)
    choices = scenario.choices
    assert (choices.partnership, choices.desk, choices.web, choices.front_offices) == ("none",) * 3 + ("separate",)
    assert choices.budget_per_youth == 0
    town = {"no_cjg": "mid_town"}.get(name, name.removeprefix("baselines/").removesuffix("_no_cjg"))
    assert scenario.context == scenarios.load(town).context


@pytest.mark.parametrize("name", dilemmas.contents())
def test_a_dilemma_holds_one_difference_from_the_plain_town(name):
    written = dilemmas.contents()[name]
    own = name.partition("/")[0]
    assert set(written) == {"name", "label_nl", "label_en", "extends", "choices"}
    mine, base = scenarios.load(name), scenarios.load("mid_town")
    assert mine.name == name
    different = {
        field.removeprefix("choices.") for field in leaves(Choices, "choices") if _at(mine, field) != _at(base, field)
    }
    follow = {"desk_sites", "lead_organisation"}  # from a desk, and from a rule that one organisation leads
    assert different - follow <= set(written["choices"]) <= {own, "care_coordination"}
    assert (mine.context, mine.mechanisms, mine.parameters) == (
        base.context,
        base.mechanisms,
        base.parameters,
    )


def _at(scenario: object, path: str) -> object:
    for part in path.split("."):
        scenario = getattr(scenario, part)
    return scenario


def test_every_choice_has_the_scenarios_of_its_dilemma():
    for field in leaves(Choices, "choices"):
        name = field.removeprefix("choices.")
        if name.startswith("investment."):
            assert (loader.FOLDER / "emphasis" / f"{name.split('.')[1]}.toml").is_file()
        else:
            assert len(scenarios.groups()[f"dilemma_{name}"]) >= 2, name


def test_an_emphasis_takes_two_fifths_and_leaves_the_rest_equal():
    for name in scenarios.groups()["emphasis"]:
        shares = sorted(scenarios.load(name).choices.investment.shares())
        assert shares == pytest.approx([0.1] * 6 + [0.4])


def test_narrow_broad_and_growth_differ_from_the_default_town_in_the_partnership_alone():
    town = scenarios.load("mid_town")
    for name in ("narrow", "broad", "growth"):
        assert scenarios.load(name).choices == town.with_("choices.partnership", name).choices
        assert scenarios.load(name).context == town.context


def test_the_budget_falls_when_the_grant_becomes_free_money():
    cuts = scenarios.load("cuts_2012")
    assert [state.month for state in cuts.states] == [0, 55]
    assert cuts.in_force(55).choices.budget_per_youth < cuts.in_force(54).choices.budget_per_youth


def test_a_scenario_is_found_by_full_name_by_its_last_part_and_by_path():
    full = scenarios.load("care_coordination/escalation_ladder")
    assert scenarios.load("escalation_ladder").fingerprint() == full.fingerprint()
    path = loader.FOLDER / "emphasis/brand.toml"
    brand = scenarios.load("emphasis/brand").fingerprint()
    assert scenarios.load(path).fingerprint() == scenarios.load(str(path)).fingerprint() == brand
    said = refusal("lead_organisation")
    assert "care_coordination/lead_organisation" in said
    assert "governance/lead_organisation" in said


def test_a_file_extends_a_shipped_scenario_or_a_file_beside_it(tmp_path):
    write(tmp_path, '[choices]\npartnership = "broad"\n[choices.investment]\nbrand = 0.4\n', "parent.toml")
    child = write(
        tmp_path,
        'name = "child"\nextends = "parent.toml"\n[choices]\noutreach = 0.2\n[choices.investment]\nstaff = 0.3\n',
    )
    choices = scenarios.load(child).choices
    assert (choices.partnership, choices.outreach) == ("broad", 0.2)
    assert choices.investment.shares() == pytest.approx((0.06, 0.06, 0.4, 0.3, 0.06, 0.06, 0.06))


def test_a_file_adds_its_changes_to_those_it_extends(tmp_path):
    change = '[[changes]]\nmonth = {}\nfield = "choices.partnership"\nvalue = "{}"\n'
    child = write(tmp_path, 'extends = "cuts_2012"\n' + change.format(30, "broad"))
    assert [each.month for each in scenarios.load(child).changes] == [30, 55]
    clash = '[[changes]]\nmonth = 55\nfield = "choices.budget_per_youth"\nvalue = 1\n'
    assert "two changes" in refusal(write(tmp_path, 'extends = "cuts_2012"\n' + clash))


def test_name_and_labels_are_a_file_s_own(tmp_path):
    scenario = scenarios.load(write(tmp_path, 'extends = "large_city"\n', "nameless.toml"))
    assert (scenario.name, scenario.label_en) == ("nameless", "nameless")


def test_circles_of_files_are_refused(tmp_path):
    assert "circle" in refusal(write(tmp_path, 'extends = "./own.toml"\n'))
    write(tmp_path, 'extends = "b.toml"\n', "a.toml")
    write(tmp_path, 'extends = "a.toml"\n', "b.toml")
    assert "circle" in refusal(tmp_path / "a.toml")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    refusal(tmp_path / "loop.toml")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("midtown", 'did you mean "mid_town"?'),
        ("narow", 'did you mean "narrow"?'),
        ("care_coordination/lead_organization", 'did you mean "care_coordination/lead_organisation"?'),
        ("no/such/file.toml", "no such"),
        ("no_such_thing_at_all", "; cjg scenarios lists all"),
        ("nowhere", "the nearest are "),
        ("network_frst", 'did you mean "network_first"?'),
        ("", "no scenario"),
        ("\0", "no scenario"),
        ("x" * 5000, "no scenario"),
        ("\ud800.toml", "no such"),
        (3, "not by 3"),
        (None, "not by None"),
    ],
)
def test_an_unknown_scenario_is_refused_with_the_nearest_name(name, said):
    assert said in refusal(name)


def test_what_is_no_file_is_refused_without_being_read(tmp_path):
    assert "is a folder" in refusal(tmp_path)
    assert "device" in refusal("/dev/zero")
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in refusal(tmp_path / "pipe")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[choices\n", "line 1"),
        ('name = "a"\nname = "b"\n', "not valid TOML"),
        (b"name = '\xff'", "UTF-8"),
        ("name = 'x'".encode("utf-16"), "UTF-8"),
        (b"#" * 999 + b"\n" + b"# more\n" * 200_000, "1 MiB"),
        ("a" * 5000, "longer than"),
        ("a = " + "[" * 900, "nested too deeply"),
        ("choises = 3\n", 'did you mean "choices"?'),
        ("choices = 3\n", "table [choices]"),
        ("changes = 3\n", "[[changes]]"),
        ("extends = 3\n", "extends = 3"),
        ('extends = "nowhere"\n', "nowhere"),
        ('extends = "/dev/zero"\n', "device"),
        ("[choices]\ndesk = 2007-06-04\n", "choices.desk"),
        ("[choices]\ndesk.size = 1\n", "choices.desk"),
        ("[choices.desk.size]\nx = 1\n", "choices.desk"),
        ("[choices]\noutreach = nan\n", "choices.outreach"),
        ("[choices]\ndesk_sites = " + "9" * 900 + "\n", "choices.desk_sites"),
        ("[[changes]]\n", "changes.month is missing"),
        ("[parameters]\nx = 1\n", "parameters.x"),
    ],
)
def test_a_file_that_cannot_be_a_scenario_is_refused_by_name(tmp_path, content, said):
    text = refusal(write(tmp_path, content))
    assert "own.toml" in text
    assert said in text, text


def test_a_file_with_a_byte_order_mark_is_read(tmp_path):
    assert scenarios.load(write(tmp_path, b"\xef\xbb\xbf[choices]\noutreach = 0.2\n")).choices.outreach == 0.2


NOBODY = 65534  # root may read everything, so root becomes somebody else for a moment


def test_a_file_that_may_not_be_read_is_refused():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = write(Path(folder), "")
        path.chmod(0)
        me = os.geteuid()
        if me == 0:
            os.seteuid(NOBODY)
        try:
            assert "cannot be read" in refusal(path)
        finally:
            os.seteuid(me)


def test_the_example_of_the_grammar_loads(tmp_path):
    page = (Path(__file__).parents[2] / "scenarios" / "README.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    scenario = scenarios.load(write(tmp_path, example))
    assert scenario.in_force(30).choices.partnership == "broad"
