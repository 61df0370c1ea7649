"""``explain`` and ``ignore``: one change by the id that reports give it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus" / "cumulus"


@pytest.fixture
def archive(run, folder: Path) -> Path:
    run("import", CORPUS / "product-terms", "--name", "cumulus/product-terms")
    return folder


def changes(run, *operands: str) -> dict[str, dict]:
    """What changed, by the path where it stands."""
    told = json.loads(run("diff", *operands, "--format", "json").stdout)
    return {(change["new"] or change["old"])[0]["path"]: change for change in told["changes"]}


def test_explain_finds_a_change_anywhere_in_the_archive(run, archive) -> None:
    change = changes(run, "cumulus/product-terms@2", "cumulus/product-terms@3")["10.4"]
    told = run("explain", change["id"]).stdout
    assert f"10. Warranty and liability > 10.4  reworded  {change['id']}" in told
    assert "because  period: twelve (12) months -> three (3) months" in told
    assert "came  between 2022-10-01 00:00 (earlier text last seen) and 2023-03-15 00:00" in told
    assert "paired  91% alike" in told
    assert run("explain", change["id"][:6]).stdout == told
    assert run("explain", change["id"], "cumulus/product-terms@2", "cumulus/product-terms@3").stdout == told


def test_the_same_change_has_the_same_id_in_files(run, archive) -> None:
    pair = [str(CORPUS / "product-terms" / f"{day}.html") for day in ("2022-10-01", "2023-03-15")]
    change = changes(run, *pair)["10.4"]
    assert change == changes(run, "cumulus/product-terms@2", "cumulus/product-terms@3")["10.4"]
    told = run("explain", change["id"], *pair).stdout
    assert "[-twelve (12)-]{+three (3)+}" in told
    assert "came" not in told
    assert "not those between files" in run("ignore", change["id"], *pair, code=2).stderr


def test_an_id_that_is_none_is_said(run, archive) -> None:
    assert '"10.4" is no id of a change' in run("explain", "10.4", code=2).stderr
    assert "there is no change 0123456789 in the archive" in run("explain", "0123456789", code=2).stderr


def test_what_is_ignored_is_left_out_and_counted_in_every_report(run, archive) -> None:
    """The date line, from now on: the rule is for all versions."""
    date = changes(run, "cumulus/product-terms")["¶1"]
    result = run("ignore", date["id"])
    assert result.stderr == (
        "from now on left out: reworded at ¶ 1 of cumulus/product-terms; the rule is in termsdiff.toml\n"
    )
    assert Path("termsdiff.toml").read_text("utf-8") == (
        '[[ignore]]\nsource = "cumulus/product-terms"\nclause = "¶1"\nkinds = ["modified"]\n'
    )
    told = json.loads(run("diff", "cumulus/product-terms", "--format", "json").stdout)
    assert told["ignored"] == 1
    assert date["id"] not in {change["id"] for change in told["changes"]}
    for name in ("text", "markdown", "html", "csv", "atom"):
        shown = run("report", "cumulus/product-terms", "--format", name, "-o", "-").stdout
        assert "1 change left out: the rules in termsdiff.toml say to ignore it." in shown, name
    assert "1 change left out" in run("diff", "cumulus/product-terms", "--stat").stderr
    assert run("report", "--since", "9y", "--format", "text").stdout.count("1 change left out") == 5
    assert "reports leave it out" in run("explain", date["id"]).stdout


def test_a_rule_is_for_its_kind_only(run, archive) -> None:
    """A clause whose rewording is ignored is told of when it goes."""
    change = changes(run, "cumulus/product-terms@1", "cumulus/product-terms@6")
    removed = next(path for path, each in change.items() if each["kinds"] == ["removed"])
    rule = f'[[ignore]]\nsource = "cumulus/product-terms"\nclause = "{removed}"\nkinds = ["modified"]\n'
    Path("termsdiff.toml").write_text(rule, "utf-8")
    assert removed in changes(run, "cumulus/product-terms@1", "cumulus/product-terms@6")


def test_a_rule_is_written_once_and_beside_what_is_there(run, archive) -> None:
    Path("termsdiff.toml").write_text('# ours\n[defaults]\nevery = "6 hours"\n')
    change = changes(run, "cumulus/product-terms")["¶1"]
    run("ignore", change["id"])
    assert "says to ignore that already" in run("ignore", change["id"], code=2).stderr
    text = Path("termsdiff.toml").read_text("utf-8")
    assert text.startswith('# ours\n[defaults]\nevery = "6 hours"\n\n[[ignore]]\n')
    assert text.count("[[ignore]]") == 1


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ('ignore = "all"', '"ignore" must be [[ignore]] tables'),
        ('[[ignore]]\nclause = "4"\nkinds = ["added"]', '[[ignore]] lacks "source"'),
        ('[[ignore]]\nsource = "a/b"\nclause = "4"\nkinds = ["gone"]', "kinds are added, removed"),
        ('[[ignore]]\nsource = "a/b"\nkind = ["added"]', 'unknown key "kind"; known here: source, clause, kinds'),
    ],
)
def test_a_rule_that_cannot_be_read_is_said(run, archive, rule: str, message: str) -> None:
    Path("termsdiff.toml").write_text(f"{rule}\n")
    assert message in run("diff", "cumulus/product-terms", code=2).stderr


def test_a_word_file_and_a_patch_hold_every_change(run, archive) -> None:
    """They are both texts: what a rule left out of them would be lost when all is accepted."""
    run("diff", "cumulus/product-terms", "-o", "before.docx")
    run("diff", "cumulus/product-terms", "-o", "before.diff")
    run("ignore", changes(run, "cumulus/product-terms")["¶1"]["id"])
    for name in ("docx", "diff"):
        run("report", "cumulus/product-terms", "-o", f"after.{name}")
        assert Path(f"after.{name}").read_bytes() == Path(f"before.{name}").read_bytes()
    for option in (("--ignore", "cosmetic"), ("--topic", "liability"), ("--only", "10")):
        failed = run("report", "cumulus/product-terms", "-o", "x.docx", *option, code=2)
        assert "a Word file or a patch holds both texts whole" in failed.stderr
