"""The values of a case as each engine gives them: {name of the measure: {engine: value}}.

NaN stands for "the engine has no value" (NaN, None, division by zero). An engine whose NaN means something else, or
that answers a number where there is no value, is left out at that place; README.md lists these places.
An engine's name followed by a word in brackets means that its value went through the identity of that name
(IDENTITIES), so that it confirms a measure which the engine does not offer itself.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction
from itertools import combinations, permutations

import networkx
import numpy as np
import pandas
from nltk.metrics import accuracy, f_measure, interval_distance, jaccard_distance, masi_distance, precision, recall
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import binary_distance
from r_engines import NAN, REngines
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import maximum_bipartite_matching
from scipy.spatial.distance import dice, jaccard, pdist
from scipy.stats import norm, sem
from scipy.stats.contingency import expected_freq
from sklearn.metrics import (
    accuracy_score,
    cohen_kappa_score,
    confusion_matrix,
    f1_score,
    jaccard_score,
    mean_absolute_error,
    mean_squared_error,
    precision_score,
    recall_score,
)
from statsmodels.stats.contingency_tables import SquareTable
from statsmodels.stats.inter_rater import aggregate_raters, cohens_kappa, fleiss_kappa

warnings.filterwarnings("ignore")
np.seterr(all="ignore")

Answers = dict[str, dict[str, float]]
Matrix = list[list[float]]
Metric = Callable[[Hashable, Hashable], float]

IDENTITIES = {
    "pairs": "Fleiss' kappa of complete data = Cohen's kappa of the list of all ordered pairs of ratings of one unit",
    "alpha": "alpha = 1 - (1 - k)(N - 1)/N, k = (weighted) kappa of the coincidence table, for complete data Fleiss'",
    "conger": "1 - sum(1 - observed)/sum(1 - expected) over the pairs of coders, from agreement and chance agreement",
    "pooled": "the same sum over codes instead of pairs of coders",
    "ac": "AC1/AC2: chance agreement = T_w (1 - e)/(q (q - 1)), e = chance agreement of all ordered pairs",
    "bp": "(p - 1/q)/(1 - 1/q), its standard error = that of p divided by 1 - 1/q",
    "max": "Cohen's kappa of the table with the same margins and the largest possible diagonal",
    "margins": "prevalence index = share of present by 1 + by 2 - 1, bias index = share by 1 - share by 2",
    "dichotomy": "kappa of a category = Fleiss' kappa after merging all other categories",
    "extremes": "share of units whose lowest and highest rating (in the declared order) are equal",
    "matching": "size of the maximum matching divided by the numbers of spans",
}


def number(compute: Callable[[], object]) -> float:
    """The engine's number, NaN where it answers None or divides by zero."""
    try:
        value = compute()
    except ZeroDivisionError:
        return NAN
    return NAN if value is None else float(value)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def ratio(over: float, under: float) -> float:
    return over / under if under != 0 else NAN


def nltk_task(rows: Sequence[Sequence[Hashable]], distance: Metric = binary_distance) -> AnnotationTask:
    """nltk's view of rows of ratings, one row per coder; None is not handed on."""
    triples = [
        (coder, unit, label)
        for coder, row in enumerate(rows)
        for unit, label in enumerate(row)
        if label is not None
    ]
    return AnnotationTask(triples, distance=distance)


def table_of(first: Sequence[int], second: Sequence[int], size: int) -> list[list[int]]:
    return confusion_matrix(first, second, labels=list(range(size))).tolist()


def chance(table: Sequence[Sequence[float]]) -> float:
    """Chance agreement from the margins, scipy's expected frequencies."""
    counts = np.asarray(table, float)
    return float(np.trace(expected_freq(counts)) / counts.sum())


# --- any number of raters -------------------------------------------------------------------------------------------


def several_raters(rows: Sequence[Sequence[int]], size: int, r: REngines) -> Answers:
    """Sections 2, 4 and 6 for complete data; ratings are numbers of categories, 0 to size - 1."""
    units = list(zip(*rows, strict=True))
    task = nltk_task(rows)
    counts = aggregate_raters(np.array(units), n_cat=size)[0]
    pairs = [pair for unit in units for pair in permutations(unit, 2)]
    first, second = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    everything = table_of(first, second, size)
    from_r = r.ask("raters", rows=[list(unit) for unit in units])
    pooled = r.ask("table", table=everything)
    answers: Answers = {
        "percent_agreement": {
            "nltk": task.avg_Ao(),
            "sklearn": mean([accuracy_score(a, b) for a, b in combinations(rows, 2)]),
            "e1071": pooled["e1071"]["agreement"],
        },
        "unanimous_agreement": {
            "sklearn (extremes)": accuracy_score([min(unit) for unit in units], [max(unit) for unit in units]),
            "e1071 (extremes)": from_r["e1071"]["unanimous"],
        },
        "fleiss_kappa": {
            "nltk": number(task.pi),
            "statsmodels": fleiss_kappa(counts),
            "sklearn (pairs)": cohen_kappa_score(first, second),
            "vcd (pairs)": pooled["vcd"]["kappa"],
        },
        "conger_kappa": {"nltk": number(task.multi_kappa), **conger(rows, size, r)},
    }
    agreement = {engine: answers["percent_agreement"][engine] for engine in ("sklearn", "e1071")}
    identity = [[float(k == m) for m in range(size)] for k in range(size)]
    answers["gwet_ac1"] = ac(everything, identity, agreement, r)
    answers |= uniform(rows, counts, agreement["e1071"], from_r)
    if len(rows) > 2:
        answers["light_kappa"] = light(rows, size, from_r)
    return answers


def conger(rows: Sequence[Sequence[int]], size: int, r: REngines) -> dict[str, float]:
    """Conger (1980) from each pair of coders, by Python's and by R's engines."""
    tables = [table_of(a, b, size) for a, b in combinations(rows, 2)]
    observed = [accuracy_score(a, b) for a, b in combinations(rows, 2)]
    from_r = [r.ask("table", table=table) for table in tables]
    return {
        "sklearn, scipy (conger)": pooled_kappa(observed, [chance(table) for table in tables]),
        "e1071, R stats (conger)": pooled_kappa(
            [answer["e1071"]["agreement"] for answer in from_r], [answer["stats"]["chance"] for answer in from_r]
        ),
    }


def pooled_kappa(observed: Sequence[float], expected: Sequence[float]) -> float:
    """1 - sum(1 - observed)/sum(1 - expected)."""
    return 1 - ratio(sum(1 - p for p in observed), sum(1 - p for p in expected))


def light(rows: Sequence[Sequence[int]], size: int, from_r: dict) -> dict[str, float]:
    """Light (1971): the mean of the pairwise Cohen kappas.

    psych averages over the defined ones only, and takes as many units as raters for a table of counts.
    """
    pairs = list(combinations(rows, 2))
    answers = {
        "nltk": number(nltk_task(rows).kappa),
        "sklearn": mean([cohen_kappa_score(a, b) for a, b in pairs]),
        "statsmodels": mean([cohens_kappa(table_of(a, b, size), return_results=False) for a, b in pairs]),
        "psy": from_r["psy"]["light"],
    }
    if len(rows[0]) > len(rows) and not math.isnan(answers["sklearn"]):
        answers["psych"] = from_r["psych"]["light"]
    return answers


def uniform(rows: Sequence[Sequence[int]], counts: np.ndarray, agreement: float, from_r: dict) -> Answers:
    """Brennan-Prediger with the declared number of categories, and the linearised errors of it and of agreement."""
    size = counts.shape[1]
    units = np.array(list(zip(*rows, strict=True)))
    agreeing = [1 - float(np.mean(pdist(unit[:, None], "hamming"))) for unit in units]
    answers: Answers = {
        "brennan_prediger": {
            "statsmodels": fleiss_kappa(counts, method="randolph"),
            "e1071 (bp)": (agreement - 1 / size) / (1 - 1 / size),
        }
    }
    if np.all(counts.sum(axis=0) > 0):
        answers["brennan_prediger"]["nltk"] = nltk_task(rows).S()
    if len(units) > 1:
        errors = {"scipy": float(sem(agreeing)), "psych": from_r["psych"]["se"]}
        answers["percent_agreement_se"] = errors
        answers["brennan_prediger_se"] = {f"{name} (bp)": error / (1 - 1 / size) for name, error in errors.items()}
    return answers


def ac(everything: Matrix, weights: Matrix, observed: dict[str, float], r: REngines) -> dict[str, float]:
    """Gwet's AC1 (identity weights) or AC2; `observed` agreement by a Python engine, then by an R engine."""
    size, total = len(weights), sum(map(sum, weights))
    python, in_r = observed
    expected = {
        f"{python}, scipy (ac)": (observed[python], chance(everything)),
        f"{in_r}, R stats (ac)": (observed[in_r], r.ask("table", table=everything)["stats"]["chance"]),
    }
    answers = {}
    for engine, (agreement, alike) in expected.items():
        by_chance = total * (1 - alike) / (size * (size - 1))
        answers[engine] = ratio(agreement - by_chance, 1 - by_chance)
    return answers


def fleiss_category(rows: Sequence[Sequence[int]], category: int) -> dict[str, float]:
    """Fleiss (1971) eq. 18-19, by merging the other categories."""
    merged = [[int(label == category) for label in row] for row in rows]
    units = np.array(list(zip(*merged, strict=True)))
    return {
        "nltk (dichotomy)": number(nltk_task(merged).pi),
        "statsmodels (dichotomy)": fleiss_kappa(aggregate_raters(units, n_cat=2)[0]),
    }


# --- two coders -----------------------------------------------------------------------------------------------------


def two_coders(first: Sequence[int], second: Sequence[int], size: int, r: REngines) -> Answers:
    """Section 3 for complete pairs of numbers of categories."""
    table = table_of(first, second, size)
    results = cohens_kappa(table)
    task = nltk_task([first, second])
    from_r = r.ask("table", table=table)
    counts = aggregate_raters(np.array([first, second]).T, n_cat=size)[0]
    answers: Answers = {
        "cohen_kappa": {
            "sklearn": cohen_kappa_score(first, second),
            "statsmodels": results.kappa,
            "nltk": number(task.kappa),
            "e1071": from_r["e1071"]["kappa"],
            "epibasix": from_r["epibasix"]["kappa"],
            "epiR": from_r["epiR"]["kappa"],
            "psych": from_r["psych"]["kappa"],
            "vcd": from_r["vcd"]["kappa"],
        },
        "percent_agreement": {
            "nltk": accuracy(first, second),
            "sklearn": accuracy_score(first, second),
            "caret": from_r["caret"]["agreement"],
            "e1071": from_r["e1071"]["agreement"],
        },
        "scott_pi": {
            "nltk": number(task.pi),
            "statsmodels": fleiss_kappa(counts),
            "sklearn (pairs)": cohen_kappa_score([*first, *second], [*second, *first]),
        },
        "cohen_kappa_max": largest_kappa(table, results.kappa_max, r),
    }
    if has_spread(first, second):
        answers["cohen_kappa_se"] = {
            "statsmodels": results.std_kappa,
            "psych": from_r["psych"]["se"],
            "vcd": from_r["vcd"]["se"],
        }
        answers["cohen_kappa_se0"] = {"statsmodels": results.std_kappa0, "epiR": from_r["epiR"]["se0"]}
    return answers


def has_spread(first: Sequence[int], second: Sequence[int]) -> bool:
    """Whether the standard errors are neither 0 nor 0/0, where engines answer a rounding error, 0 or NaN."""
    return len(set(first)) > 1 and len(set(second)) > 1 and list(first) != list(second)


def largest_kappa(table: Matrix, from_statsmodels: float, r: REngines) -> dict[str, float]:
    """Cohen (1960): kappa of the table with the same margins whose diagonal is as large as they allow."""
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    size = len(rows)
    filled = [[0] * size for _ in rows]
    for step in [(k, k) for k in range(size)] + [(k, m) for k in range(size) for m in range(size)]:
        k, m = step
        moved = min(rows[k], columns[m])
        filled[k][m] += moved
        rows[k] -= moved
        columns[m] -= moved
    from_r = r.ask("table", table=filled)
    return {
        "statsmodels": from_statsmodels,
        "vcd (max)": from_r["vcd"]["kappa"],
        "e1071 (max)": from_r["e1071"]["kappa"],
    }


def binary_table(first: Sequence[int], second: Sequence[int], positive: int, r: REngines) -> Answers:
    """PABAK, the two indices of Byrt et al. (1993) and the two specific agreements; category numbers 0 and 1."""
    order = [positive, 1 - positive]
    table = confusion_matrix(first, second, labels=order).tolist()
    from_r = r.ask("table", table=table)
    margins = SquareTable(np.array(table), shift_zeros=False).marginal_probabilities
    by_first, by_second = (margin[0] for margin in margins)
    counts = aggregate_raters(np.array([first, second]).T, n_cat=2)[0]
    return {
        "pabak": {"epiR": from_r["epiR"]["pabak"], "statsmodels": fleiss_kappa(counts, method="randolph")},
        "prevalence_index": {
            "epiR": from_r["epiR"]["prevalence"],
            "statsmodels (margins)": float(by_first + by_second - 1),
        },
        "bias_index": {"epiR": from_r["epiR"]["bias"], "statsmodels (margins)": float(by_first - by_second)},
        "positive_agreement": specific_agreement(first, second, positive, r),
        "negative_agreement": specific_agreement(first, second, 1 - positive, r),
    }


def specific_agreement(first: Sequence[int], second: Sequence[int], category: int, r: REngines) -> dict[str, float]:
    """2a/(2a + b + c) = F1 = Dice. Engines that make it from their precision and recall have none for a = 0."""
    marks = [label == category for label in first], [label == category for label in second]
    used, shared = any(marks[0]) or any(marks[1]), any(a and b for a, b in zip(*marks, strict=True))
    where = [{unit for unit, mark in enumerate(row) if mark} for row in marks]
    table = confusion_matrix(*marks, labels=[True, False]).tolist()
    from_r = r.ask("category", table=table, first=[int(m) for m in marks[0]], second=[int(m) for m in marks[1]])
    answers = {"scipy": 1 - float(dice(*marks))}
    if used:
        answers["sklearn"] = f1_score(*marks, zero_division=0)
        answers["R stats"] = from_r["stats"]["f1"]
    if shared or not used:
        answers["nltk"] = number(lambda: f_measure(*where))
        answers["caret"] = from_r["caret"]["f1"]
    return answers


# --- ordered categories ---------------------------------------------------------------------------------------------


def weighted_kappa(first: Sequence[int], second: Sequence[int], values: Sequence[float], r: REngines) -> Answers:
    """Cohen (1968) with linear and quadratic weights; `values` are the numbers of the categories, rising."""
    table = table_of(first, second, len(values))
    spread = values[-1] - values[0]
    whole = all(float(value).is_integer() for value in values)
    numbers = [[values[label] for label in row] for row in (first, second)]
    plain = r.ask("numbers", first=numbers[0], second=numbers[1])
    answers: Answers = {}
    for name, power in (("linear", 1), ("quadratic", 2)):
        weights = [[1 - (abs(x - y) / spread) ** power for y in values] for x in values]
        results = cohens_kappa(table, weights=list(values), wt=name)
        from_r = r.ask("weighted", table=table, weights=weights)
        task = nltk_task(numbers, lambda a, b, power=power: (abs(a - b) / spread) ** power)
        of = answers[f"weighted_kappa_{name}"] = {
            "nltk": number(task.weighted_kappa),
            "statsmodels": results.kappa,
            "psych": from_r["psych"]["kappa"],
            "vcd": from_r["vcd"]["kappa"],
        }
        if whole:
            # sklearn's weights go by position, so the gaps between the categories are declared as well.
            steps = list(range(int(values[0]), int(values[-1]) + 1))
            of["sklearn"] = cohen_kappa_score(*numbers, labels=steps, weights=name)
            of["psy"] = plain["psy"][name]
        if has_spread(first, second):
            answers[f"weighted_kappa_{name}_se"] = {"statsmodels": results.std_kappa, "vcd": from_r["vcd"]["se"]}
        everything = table_of([*first, *second], [*second, *first], len(values))
        error = mean_absolute_error if power == 1 else mean_squared_error
        observed = {
            "sklearn": 1 - error(*numbers) / spread**power,
            "Metrics": 1 - plain["Metrics"]["absolute" if power == 1 else "squared"] / spread**power,
        }
        answers[f"gwet_ac2_{name}"] = ac(everything, weights, observed, r)
    if whole:
        answers["weighted_kappa_quadratic"]["Metrics"] = plain["Metrics"]["quadratic"]
    return answers


def custom_kappa(first: Sequence[int], second: Sequence[int], distances: Matrix, r: REngines) -> dict[str, float]:
    """Weighted kappa with a table of disagreements (0 on the diagonal)."""
    table = table_of(first, second, len(distances))
    largest = max(map(max, distances))
    weights = [[1 - distance / largest for distance in row] for row in distances]
    return {
        "nltk": number(nltk_task([first, second], lambda a, b: distances[a][b] / largest).weighted_kappa),
        "statsmodels": cohens_kappa(table, weights=np.array(distances) / largest, return_results=False),
        "psych": r.ask("distances", table=table, distances=distances)["psych"]["kappa"],
        "vcd": r.ask("weighted", table=table, weights=weights)["vcd"]["kappa"],
    }


# --- Krippendorff's alpha -------------------------------------------------------------------------------------------


def coincidences(rows: Sequence[Sequence[int | None]], size: int) -> tuple[list[tuple[int, int, Fraction]], Matrix]:
    """The weighted list of ordered pairs within units, and its table (section 6)."""
    listed = []
    for unit in zip(*rows, strict=True):
        present = [label for label in unit if label is not None]
        listed += [(a, b, Fraction(1, len(present) - 1)) for a, b in permutations(present, 2)]
    table = [[Fraction(0)] * size for _ in range(size)]
    for a, b, weight in listed:
        table[a][b] += weight
    return listed, [[float(cell) for cell in row] for row in table]


def from_kappa(kappa: float, table: Matrix) -> float:
    """alpha = 1 - (1 - kappa)(N - 1)/N: the expected disagreement is drawn without replacement."""
    ratings = sum(map(sum, table))
    return 1 - (1 - kappa) * (ratings - 1) / ratings


def alpha_by_distances(rows: Sequence[Sequence[int | None]], distances: Matrix, r: REngines) -> dict[str, float]:
    """alpha with any metric; the engines of kappa work on the table of coincidences."""
    _, table = coincidences(rows, len(distances))
    largest = max(map(max, distances))
    kappa = r.ask("distances", table=table, distances=distances)["psych"]["kappa"]
    scaled = np.array(distances) / largest
    return {
        "nltk": number(nltk_task(rows, lambda a, b: distances[a][b]).alpha),
        "statsmodels (alpha)": from_kappa(cohens_kappa(table, weights=scaled, return_results=False), table),
        "psych (alpha)": from_kappa(kappa, table),
    }


def alpha_nominal(rows: Sequence[Sequence[int | None]], size: int, r: REngines) -> dict[str, float]:
    """Nominal alpha. nltk answers 1 where there is one category only, so it is not asked there."""
    listed, table = coincidences(rows, size)
    weights = [float(weight) for _, _, weight in listed]
    kappa = cohen_kappa_score([a for a, _, _ in listed], [b for _, b, _ in listed], sample_weight=weights)
    answers = {
        "sklearn (alpha)": from_kappa(kappa, table),
        "vcd (alpha)": from_kappa(r.ask("table", table=table)["vcd"]["kappa"], table),
    }
    if len({a for a, _, _ in listed}) > 1:
        answers["nltk"] = number(nltk_task(rows).alpha)
    return answers


def alpha_interval(rows: Sequence[Sequence[int | None]], values: Sequence[float], r: REngines) -> dict[str, float]:
    """Interval alpha with nltk's own metric; psych and statsmodels get the squared differences as weights."""
    numbers = [[None if label is None else values[label] for label in row] for row in rows]
    answers = alpha_by_distances(rows, [[(x - y) ** 2 for y in values] for x in values], r)
    answers["nltk"] = number(nltk_task(numbers, interval_distance).alpha)
    if all(float(value).is_integer() for value in values):
        listed, table = coincidences(rows, len(values))
        kappa = cohen_kappa_score(
            [int(values[a]) for a, _, _ in listed],
            [int(values[b]) for _, b, _ in listed],
            labels=list(range(int(values[0]), int(values[-1]) + 1)),
            weights="quadratic",
            sample_weight=[float(weight) for _, _, weight in listed],
        )
        answers["sklearn (alpha)"] = from_kappa(kappa, table)
    return answers


def alpha_ordinal(rows: Sequence[Sequence[int | None]], size: int, r: REngines) -> dict[str, float]:
    """Ordinal alpha. No engine has this metric: all are given the table of section 6, made here."""
    totals = [sum(row) for row in coincidences(rows, size)[1]]

    def metric(c: int, k: int) -> float:
        low, high = min(c, k), max(c, k)
        return (sum(totals[low : high + 1]) - (totals[c] + totals[k]) / 2) ** 2

    return alpha_by_distances(rows, [[metric(c, k) for k in range(size)] for c in range(size)], r)


def alpha_ratio(rows: Sequence[Sequence[int | None]], values: Sequence[float], r: REngines) -> dict[str, float]:
    """Ratio alpha. No engine has this metric: all are given the table of section 6, made here."""
    return alpha_by_distances(
        rows, [[((x - y) / (x + y)) ** 2 if x + y else 0.0 for y in values] for x in values], r
    )


# --- sets of labels -------------------------------------------------------------------------------------------------

SetRow = Sequence[frozenset[str] | None]


def set_measures(rows: Sequence[SetRow], r: REngines) -> Answers:
    """Section 7: alpha over whole sets. Two empty sets, where nltk divides by zero, are at distance 0."""
    kinds = sorted({label for row in rows for label in row if label is not None}, key=sorted)
    codes = sorted({code for kind in kinds for code in kind})
    numbered = [[None if label is None else kinds.index(label) for label in row] for row in rows]
    marks = [[code in kind for code in codes] for kind in kinds]

    def by_nltk(metric: Metric) -> float:
        return number(nltk_task(rows, lambda a, b: metric(a, b) if a or b else 0.0).alpha)

    by_scipy = [[float(jaccard(a, b)) if any(a) or any(b) else 0.0 for b in marks] for a in marks]
    masi = [[1 - (1 - by_scipy[i][j]) * monotonicity(a, b) for j, b in enumerate(kinds)] for i, a in enumerate(kinds)]
    return {
        "krippendorff_alpha_set_nominal": alpha_nominal(numbered, len(kinds), r),
        "krippendorff_alpha_jaccard": alpha_by_distances(numbered, by_scipy, r) | {"nltk": by_nltk(jaccard_distance)},
        "krippendorff_alpha_masi": alpha_by_distances(numbered, masi, r) | {"nltk": by_nltk(exact_masi)},
    }


def monotonicity(a: frozenset[str], b: frozenset[str]) -> float:
    """Passonneau (2006): 1 equal, 2/3 one contains the other, 1/3 overlap otherwise, 0 disjoint."""
    if a == b:
        return 1
    if not a & b:
        return 0
    return 2 / 3 if a <= b or b <= a else 1 / 3


def exact_masi(a: frozenset[str], b: frozenset[str]) -> float:
    """nltk's MASI distance with its factor 0.67 or 0.33 moved to the nearest third."""
    similarity = 1 - jaccard_distance(a, b)
    if similarity == 0:
        return 1.0
    factor = (1 - masi_distance(a, b)) / similarity
    return 1 - similarity * round(3 * factor) / 3


# --- many codes -----------------------------------------------------------------------------------------------------

PER_CODE = (
    "percent_agreement",
    "cohen_kappa",
    "gwet_ac1",
    "pabak",
    "prevalence_index",
    "bias_index",
    "positive_agreement",
    "negative_agreement",
)


def one_code(first: Sequence[int], second: Sequence[int], r: REngines) -> Answers:
    """The per-code measures of one code, 0 absent and 1 present."""
    answers = several_raters([first, second], 2, r) | two_coders(first, second, 2, r)
    answers |= binary_table(first, second, 1, r)
    return {name: answers[name] for name in PER_CODE}


def over_codes(codes: Sequence[tuple[list[int], list[int]]], r: REngines) -> Answers:
    """Pooled kappa, the mean of the defined kappas and the micro positive agreement."""
    tables = [table_of(first, second, 2) for first, second in codes]
    from_r = [r.ask("table", table=table) for table in tables]
    by_sklearn = [cohen_kappa_score(first, second) for first, second in codes]
    by_vcd = [answer["vcd"]["kappa"] for answer in from_r]
    defined = {
        "sklearn": [kappa for kappa in by_sklearn if not math.isnan(kappa)],
        "vcd": [kappa for kappa in by_vcd if not math.isnan(kappa)],
    }
    one, other = np.array([first for first, _ in codes]).T, np.array([second for _, second in codes]).T
    marked = [set(zip(*map(tuple, np.nonzero(side)), strict=True)) for side in (one, other)]
    return {
        "pooled_kappa": {
            "sklearn, scipy (pooled)": pooled_kappa(
                [accuracy_score(first, second) for first, second in codes], [chance(table) for table in tables]
            ),
            "e1071, R stats (pooled)": pooled_kappa(
                [answer["e1071"]["agreement"] for answer in from_r], [answer["stats"]["chance"] for answer in from_r]
            ),
        },
        "mean_defined_kappa": {engine: mean(found) if found else NAN for engine, found in defined.items()},
        "codes_with_defined_kappa": {engine: len(found) for engine, found in defined.items()},
        "micro_positive_agreement": {
            "nltk": number(lambda: f_measure(*marked)),
            "scipy": 1 - float(dice(one.ravel() > 0, other.ravel() > 0)),
            "sklearn": f1_score(one, other, average="micro"),
        },
    }


# --- spans ----------------------------------------------------------------------------------------------------------

Span = tuple[int, int, str]


def span_measures(first: Sequence[Span], second: Sequence[Span], length: int) -> Answers:
    """Section 8.4. The first coder is the reference."""
    answers = exact_spans(set(first), set(second)) | characters(first, second, length)
    if not first or not second:
        return answers  # There is nothing to match, so no engine would be asked.
    for name, edges in (("overlap", overlapping(first, second)), ("iou50", half_shared(first, second, length))):
        sizes = {f"{e} (matching)": matching(e, edge, len(first), len(second)) for e, edge in edges.items()}
        spans = len(first) + len(second)
        answers[f"span_f1_{name}"] = {engine: 2 * size / spans for engine, size in sizes.items()}
        answers[f"span_precision_{name}"] = {engine: size / len(second) for engine, size in sizes.items()}
        answers[f"span_recall_{name}"] = {engine: size / len(first) for engine, size in sizes.items()}
    return answers


def exact_spans(first: set[Span], second: set[Span]) -> Answers:
    spans = sorted(first | second)
    marks = [[span in side for span in spans] for side in (first, second)]
    answers: Answers = {"span_f1_exact": {"scipy": 1 - float(dice(*marks)) if spans else NAN}}
    if first or second:
        answers["span_f1_exact"]["sklearn"] = f1_score(*marks)
    if (first & second) or not spans:
        answers["span_f1_exact"]["nltk"] = number(lambda: f_measure(first, second))
    if first and second:
        answers["span_precision_exact"] = {
            "nltk": number(lambda: precision(first, second)),
            "sklearn": precision_score(*marks),
        }
        answers["span_recall_exact"] = {
            "nltk": number(lambda: recall(first, second)),
            "sklearn": recall_score(*marks),
        }
    return answers


def characters(first: Sequence[Span], second: Sequence[Span], length: int) -> Answers:
    """F1 over pairs of position and label; a position twice in one label counts once."""
    sides = [{(at, label) for low, high, label in spans for at in range(low, high)} for spans in (first, second)]
    labels = sorted({span[2] for span in [*first, *second]}) or ["none"]
    marks = [[(at, label) in side for label in labels for at in range(length)] for side in sides]
    answers = {"scipy": 1 - float(dice(*marks))}
    if first or second:
        answers["sklearn"] = f1_score(*marks)
    if (sides[0] & sides[1]) or not (first or second):
        answers["nltk"] = number(lambda: f_measure(*sides))
    return {"span_f1_char": answers}


Edges = list[tuple[int, int]]


def overlapping(first: Sequence[Span], second: Sequence[Span]) -> dict[str, Edges]:
    """Same label and a shared character; arithmetic for scipy, pandas intervals for networkx."""

    def touches(a: Span, b: Span) -> bool:
        return pandas.Interval(*a[:2], closed="left").overlaps(pandas.Interval(*b[:2], closed="left"))

    pairs = same_label(first, second)
    return {
        "scipy": [(i, j) for i, j, a, b in pairs if max(a[0], b[0]) < min(a[1], b[1])],
        "networkx": [(i, j) for i, j, a, b in pairs if touches(a, b)],
    }


def half_shared(first: Sequence[Span], second: Sequence[Span], length: int) -> dict[str, Edges]:
    """Same label and intersection over union >= 1/2; arithmetic for scipy, sklearn's Jaccard for networkx."""

    def share(a: Span, b: Span) -> Fraction:
        both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
        return Fraction(both, a[1] - a[0] + b[1] - b[0] - both)

    def marks(span: Span) -> list[int]:
        return [int(span[0] <= at < span[1]) for at in range(length)]

    pairs = same_label(first, second)
    return {
        "scipy": [(i, j) for i, j, a, b in pairs if share(a, b) >= Fraction(1, 2)],
        "networkx": [(i, j) for i, j, a, b in pairs if jaccard_score(marks(a), marks(b)) >= 0.5],
    }


def same_label(first: Sequence[Span], second: Sequence[Span]) -> list[tuple[int, int, Span, Span]]:
    return [(i, j, a, b) for i, a in enumerate(first) for j, b in enumerate(second) if a[2] == b[2]]


def matching(engine: str, edges: Edges, rows: int, columns: int) -> int:
    """Size of a maximum one-to-one matching. scipy's two algorithms must agree with each other as well."""
    if engine == "networkx":
        graph = networkx.Graph([(("first", i), ("second", j)) for i, j in edges])
        top = [node for node in graph if node[0] == "first"]
        return len(networkx.bipartite.hopcroft_karp_matching(graph, top)) // 2
    allowed = np.zeros((rows, columns), int)
    for i, j in edges:
        allowed[i][j] = 1
    by_flow = int(np.sum(maximum_bipartite_matching(csr_matrix(allowed), perm_type="column") >= 0))
    by_assignment = int(allowed[linear_sum_assignment(allowed, maximize=True)].sum())
    if by_flow != by_assignment:
        raise SystemExit(f"scipy's matchings differ: {by_flow} and {by_assignment}")
    return by_flow


# --- reading a value ------------------------------------------------------------------------------------------------


def cumulative(coefficient: float, se: float, bands: Sequence[tuple[float, float]], r: REngines) -> list[dict]:
    """Cumulative membership (Gwet 2014 ch. 6) from the best band down: the normal law of scipy and of R."""
    whole = norm.cdf((coefficient + 1) / se) - norm.cdf((coefficient - 1) / se)
    sums = {"scipy": 0.0, "R stats": 0.0}
    found = []
    for low, high in bands:
        share = norm.cdf((coefficient - low) / se) - norm.cdf((coefficient - high) / se)
        sums["scipy"] += float(share / whole)
        answer = r.ask("membership", coefficient=coefficient, se=se, low=low, high=high)
        sums["R stats"] += answer["stats"]["share"]
        found.append(dict(sums))
    return found

