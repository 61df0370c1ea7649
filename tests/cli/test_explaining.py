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


def test_diff_explains_the_partner_of_a_clause(run, folder, terms) -> None:
    """Which clause was taken, why, and what else came into question; a clause without a partner says so."""
    old, new = folder / "old.html", folder / "new.html"
    old.write_text(terms.format(days=30))
    more = "<p>2.3 We may charge interest on what you pay late, at the rate the law allows.</p>"
    new.write_text(terms.format(days=14).replace("<h2>3.", f"{more}<h2>3."))
    told = run("diff", old, new, "--explain", "2.1").stdout
    assert told.startswith("2.1 (new): ")
    assert "paired with 2.1 (old): " in told
    assert "% alike" in told
    assert "not paired: no clause is alike enough" in run("diff", old, new, "--explain", "2.3").stdout


def test_diff_explains_no_clause_that_is_not_there(run, folder, terms) -> None:
    """The error says where paths are found."""
    page = folder / "page.html"
    page.write_text(terms.format(days=30))
    assert "termsdiff show prints the paths" in run("diff", page, page, "--explain", "99", code=2).stderr
