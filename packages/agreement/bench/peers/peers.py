"""Python's engines for the benchmark: one calculation, over and over, timed from inside.

peers.py versions          prints "module version" for each module that is there
peers.py PEER FOLDER       reads the folder's material, prints "ready", and answers every line on standard input with
                           the seconds that the calculation took and the values that it gave
Material is brought into the form that the library is fastest with before the clock starts.
"""

from __future__ import annotations

import importlib
import math
import platform
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Calculation = Callable[[], Sequence[float]]
MODULES = ("numpy", "pandas", "sklearn", "statsmodels", "nltk")
RESAMPLES = 1000
SEED = 7


def shape_of(folder: Path) -> list[int]:
    return [int(word) for word in (folder / "shape.txt").read_text().split()]


def two_coders(folder: Path) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Both coders' codes x segments, 1 for present."""
    codes, segments = shape_of(folder)
    both = np.fromfile(folder / "numbers.bin", dtype=np.int8).reshape(2, codes, segments)
    return both[0], both[1]


def several_coders(folder: Path) -> NDArray[np.int8]:
    """Coders x units, -1 for a missing rating."""
    coders, units, _ = shape_of(folder)
    return np.fromfile(folder / "numbers.bin", dtype=np.int8).reshape(coders, units)


def fourfold(first: NDArray[np.int8], second: NDArray[np.int8]) -> NDArray[np.int64]:
    """The table of two coders: the quickest way that numpy has in one call."""
    return np.bincount(2 * first + second, minlength=4).reshape(2, 2)


def kappa_sklearn(folder: Path) -> Calculation:
    from sklearn.metrics import cohen_kappa_score

    pairs = list(zip(*two_coders(folder), strict=True))
    return lambda: [cohen_kappa_score(first, second, labels=[0, 1]) for first, second in pairs]


def kappa_statsmodels(folder: Path) -> Calculation:
    from statsmodels.stats.inter_rater import cohens_kappa

    pairs = list(zip(*two_coders(folder), strict=True))
    return lambda: [cohens_kappa(fourfold(first, second), return_results=False) for first, second in pairs]


def kappa_statsmodels_crosstab(folder: Path) -> Calculation:
    import pandas
    from statsmodels.stats.inter_rater import cohens_kappa

    pairs = [(pandas.Series(first), pandas.Series(second)) for first, second in zip(*two_coders(folder), strict=True)]
    return lambda: [
        cohens_kappa(pandas.crosstab(first, second).to_numpy(), return_results=False) for first, second in pairs
    ]


def kappa_by_hand(folder: Path) -> Calculation:
    """No library's kappa: the counts that only two categories allow, on arrays of booleans."""
    pairs = [(first.astype(bool), second.astype(bool)) for first, second in zip(*two_coders(folder), strict=True)]

    def kappa(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> float:
        units, agreed = len(first), np.count_nonzero(first == second)
        p, q = np.count_nonzero(first), np.count_nonzero(second)
        chance = p * q + (units - p) * (units - q)
        return (units * agreed - chance) / (units * units - chance)

    return lambda: [kappa(first, second) for first, second in pairs]


def kappa_nltk(folder: Path) -> Calculation:
    from nltk.metrics.agreement import AnnotationTask

    tasks = []
    for pair in zip(*two_coders(folder), strict=True):
        triples = [(f"coder {coder}", str(unit), int(label)) for coder in (0, 1) for unit, label in enumerate(pair[coder])]
        tasks.append(AnnotationTask(triples))

    def kappa(task: AnnotationTask) -> float:
        try:
            return task.kappa()
        except ZeroDivisionError:  # neither coder used the code
            return math.nan

    return lambda: [kappa(task) for task in tasks]


def alpha_nltk(folder: Path) -> Calculation:
    from nltk.metrics.agreement import AnnotationTask

    ratings = several_coders(folder)
    triples = [
        (f"coder {coder}", f"{unit:06d}", int(label))
        for coder, row in enumerate(ratings)
        for unit, label in enumerate(row)
        if label >= 0
    ]
    task = AnnotationTask(triples)
    return lambda: [task.alpha()]


def alpha_by_hand(folder: Path) -> Calculation:
    """No library's alpha: the coincidences as sums of whole arrays."""
    ratings = several_coders(folder)
    categories = shape_of(folder)[2]

    def alpha() -> Sequence[float]:
        counts = np.stack([np.count_nonzero(ratings == category, axis=0) for category in range(categories)])
        given = counts.sum(axis=0)
        counts, given = counts[:, given >= 2], given[given >= 2]
        in_category, every = counts.sum(axis=1), given.sum()
        apart = ((given * given - (counts * counts).sum(axis=0)) / (given - 1)).sum()
        return [1 - (every - 1) * apart / (every * every - (in_category * in_category).sum())]

    return alpha


def resampled(folder: Path, kappa: Callable[[NDArray[np.int8], NDArray[np.int8]], float]) -> Calculation:
    first, second = (codes[0] for codes in two_coders(folder))
    units = len(first)

    def interval() -> Sequence[float]:
        random = np.random.default_rng(SEED)
        kappas = np.empty(RESAMPLES)
        for resample in range(RESAMPLES):
            drawn = random.integers(0, units, units)
            kappas[resample] = kappa(first[drawn], second[drawn])
        return [kappa(first, second), *np.quantile(kappas, [0.025, 0.975])]

    return interval


def bootstrap_sklearn(folder: Path) -> Calculation:
    from sklearn.metrics import cohen_kappa_score

    return resampled(folder, lambda first, second: cohen_kappa_score(first, second, labels=[0, 1]))


def bootstrap_statsmodels(folder: Path) -> Calculation:
    from statsmodels.stats.inter_rater import cohens_kappa

    return resampled(folder, lambda first, second: cohens_kappa(fourfold(first, second), return_results=False))


def bootstrap_by_hand(folder: Path) -> Calculation:
    """No library's bootstrap: all resamples of the four counts at once."""
    first, second = (codes[0] for codes in two_coders(folder))

    def kappas_of(tables: NDArray[np.int64]) -> NDArray[np.float64]:
        d, c, b, a = tables.T
        units = a + b + c + d
        chance = (a + b) * (a + c) + (c + d) * (b + d)
        return (units * (a + d) - chance) / (units * units - chance)

    def interval() -> Sequence[float]:
        random = np.random.default_rng(SEED)
        table = np.bincount(2 * first + second, minlength=4)
        kappas = kappas_of(random.multinomial(len(first), table / len(first), RESAMPLES))
        return [kappas_of(table[np.newaxis])[0], *np.quantile(kappas, [0.025, 0.975])]

    return interval


PEERS: dict[str, Callable[[Path], Calculation]] = {
    "kappa_sklearn": kappa_sklearn,
    "kappa_statsmodels": kappa_statsmodels,
    "kappa_statsmodels_crosstab": kappa_statsmodels_crosstab,
    "kappa_by_hand": kappa_by_hand,
    "kappa_nltk": kappa_nltk,
    "alpha_nltk": alpha_nltk,
    "alpha_by_hand": alpha_by_hand,
    "bootstrap_sklearn": bootstrap_sklearn,
    "bootstrap_statsmodels": bootstrap_statsmodels,
    "bootstrap_by_hand": bootstrap_by_hand,
}


def print_versions() -> None:
    print("python", platform.python_version())
    for module in MODULES:
        try:
            print(module, importlib.import_module(module).__version__)
        except ImportError:
            pass


def answer(calculate: Calculation) -> None:
    print("ready", flush=True)
    for _ in sys.stdin:
        started = time.perf_counter()
        values = calculate()
        seconds = time.perf_counter() - started
        print(*(f"{float(number):.17g}" for number in (seconds, *values)), flush=True)


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    np.seterr(all="ignore")
    if sys.argv[1] == "versions":
        print_versions()
    else:
        answer(PEERS[sys.argv[1]](Path(sys.argv[2])))
