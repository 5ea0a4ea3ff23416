"""A hundred families as a hundred marks: shape and colour say what became of each."""

from __future__ import annotations

from collections.abc import Sequence

#: Fill, shape: colours of Okabe and Ito, each with a shape of its own.
LOOKS = {
    "begun": ("#0072b2", "disc"),
    "listed": ("#009e73", "square"),
    "settled": ("#56b4e9", "ring"),
    "dropped": ("#d55e00", "cross"),
    "unseen": ("#8c8c8c", "dot"),
}
STEP, COLUMNS = 17, 20


def hundred(shares: Sequence[float]) -> list[int]:
    """Return whole numbers that sum to 100 and lie nearest to the shares.

    Examples
    --------
    >>> hundred([0.5, 0.333, 0.167])
    [50, 33, 17]
    """
    exact = [100 * share for share in shares]
    whole = [int(each) for each in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    for place in by_rest[: 100 - sum(whole)]:
        whole[place] += 1
    return whole


def icon_array(counts: dict[str, int], label: str) -> str:
    """Return the picture as markup; ``label`` says the same in words."""
    marks = [fate for fate, count in counts.items() for _ in range(count)]
    parts = []
    for place, fate in enumerate(marks):
        x, y = 9 + STEP * (place % COLUMNS), 9 + STEP * (place // COLUMNS)
        parts.append(mark(fate, x, y))
    rows = -(-len(marks) // COLUMNS)
    size = f'viewBox="0 0 {STEP * COLUMNS + 1} {STEP * rows + 1}"'
    return f'<svg class="icons" role="img" aria-label="{label}" {size}>{"".join(parts)}</svg>'


def mark(fate: str, x: float, y: float) -> str:
    """Return one mark."""
    colour, shape = LOOKS[fate]
    if shape == "cross":
        line = f"M{x - 4.5} {y - 4.5}L{x + 4.5} {y + 4.5}M{x - 4.5} {y + 4.5}L{x + 4.5} {y - 4.5}"
        return f'<path d="{line}" stroke="{colour}" stroke-width="3" stroke-linecap="round"/>'
    if shape == "square":
        return f'<rect x="{x - 5}" y="{y - 5}" width="10" height="10" fill="{colour}"/>'
    if shape == "ring":
        return f'<circle cx="{x}" cy="{y}" r="4.6" fill="none" stroke="{colour}" stroke-width="2.6"/>'
    return f'<circle cx="{x}" cy="{y}" r="{2.6 if shape == "dot" else 6}" fill="{colour}"/>'
