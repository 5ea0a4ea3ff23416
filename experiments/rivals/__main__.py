"""Put rivals and other forms to the patterns and store their verdicts: ``python -m experiments.rivals [NAME ...]``."""

from __future__ import annotations

import sys

from experiments.executors import workers_for_a_command
from experiments.options import cores
from experiments.refusals import Refusal
from experiments.rivals.comparison import REFERENCE, judged, store
from experiments.rivals.worlds import FORMS, RIVALS

PAIRS = 8  # of futures; five worlds are run, and a direction that matters shows in as many


def main(arguments: list[str]) -> int:
    """Run the rivals and other forms named, or all; what others came to stays in the file."""
    from sim.simulation import warm_up

    known = (*RIVALS, *FORMS)
    names = tuple(arguments) or known
    strange = [name for name in names if name not in known]
    if strange:
        raise Refusal(f"rival {strange[0]}: allowed are {', '.join(known)}")
    warm_up()
    with workers_for_a_command(cores()) as pool:
        for name in names:  # one by one: what is done stays, whatever becomes of the rest
            store({name: judged(name, pairs=PAIRS, seed=1, pool=pool)})
    print(f"{REFERENCE.name}: {', '.join(names)} written")  # noqa: T201
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Refusal as problem:
        print(f"rivals: {problem}", file=sys.stderr)  # noqa: T201
        sys.exit(2)
