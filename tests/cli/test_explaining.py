"""show --explain: each block of a page with why it is kept or left out."""

from __future__ import annotations


def test_explains_each_block_of_a_file(run, folder, terms) -> None:
    """Blocks that are left out carry a reason, the others are those that `show` prints."""
    page = folder / "page.html"
    page.write_text(f"<nav>Products</nav>{terms.format(days=30)}")
    lines = run("show", page, "--explain").stdout.splitlines()
    told = {line[15:]: line[:14].strip() for line in lines}
    assert told["Products"] == "navigation"
    assert told["Imprint"] == "footer"
    assert "kept" in told.values()


def test_explains_the_page_of_a_version_with_the_rules_of_its_source(run, site, terms, folder) -> None:
    """The page stored with a version is read again; what a source removes is gone."""
    run("add", "acme/terms", site.put("/terms", terms.format(days=30)))
    run("check")
    shown = run("show", "acme/terms", "--explain").stdout
    assert "within 30 days" in shown


def test_other_files_have_nothing_to_explain(run, folder) -> None:
    """Of Markdown all text is read; the error says so."""
    (folder / "terms.md").write_text("# Terms\n\nYou pay us every month.\n")
    failed = run("show", folder / "terms.md", "--explain", code=2)
    assert "of which all text is read" in failed.stderr
