from __future__ import annotations

import datetime as dt

import pytest

from tests.views import canvas, plain


def test_what_comes_from_outside_cannot_command_the_terminal() -> None:
    """Escape sequences and overrides of direction do not reach the page."""
    assert plain(canvas().lines("CTBT\x1b[2J \u202eopened", 80)) == ["CTBT[2J opened"]


def test_ascii_draws_all_our_own_signs() -> None:
    """With `ascii` there is nothing but ASCII in what the page adds itself."""
    page = canvas(60, ascii=True, today=dt.date(2026, 7, 30))
    names = ("day", "month", "year", "span", "jubilee", "proposed", "rail", "silence", "rule", "bar", "aside", "cut")
    drawn = "".join(page.glyph(name) for name in names)
    assert drawn == "*+o=!^|:-=-..."
    assert page.signpost("1990s", "6").plain == "1990s " + "-" * 52 + " 6"
    assert page.today_bar(5).plain == "===== today . 30 July 2026 " + "=" * 33


def test_a_long_name_pushes_its_aside_below() -> None:
    """A header that does not fit in one line takes two, each within the page."""
    page = canvas(40)
    assert plain(page.header("Kazakhstan", "24 events")) == ["Kazakhstan" + " " * 21 + "24 events"]
    assert plain(page.header("Kazakhstan and nuclear disarmament", "24 events")) == [
        "Kazakhstan and nuclear disarmament",
        " " * 31 + "24 events",
    ]


def test_a_row_is_as_tall_as_its_tallest_cell() -> None:
    """Cells stand side by side, the right-aligned at their right edge, without blanks at the end of a line."""
    page = canvas()
    row = page.row(
        page.cell("1991", 4), page.cell("29 Aug", 7, gap=1, right=True), page.cell("Decree No. 409", 10, gap=2)
    )
    assert plain(row) == ["1991  29 Aug  Decree No.", "              409"]


@pytest.mark.parametrize(
    ("width", "lines"),
    [(40, ["CTBT · UNODA"]), (11, ["CTBT", "· UNODA"]), (4, ["CTBT", "· U…"])],
)
def test_a_text_beside_goes_below_where_there_is_no_room(width: int, lines: list[str]) -> None:
    """A source follows a title on the same line if it fits, else on the next, cut with a sign if it must be."""
    page = canvas()
    assert plain(page.beside(page.lines("CTBT", width), page.aside("UNODA"), width, "dim")) == lines


def test_a_page_is_never_narrower_than_forty() -> None:
    """On a page too narrow to be read the views draw forty columns."""
    assert canvas(12).signpost("1990s").cell_len == 40
