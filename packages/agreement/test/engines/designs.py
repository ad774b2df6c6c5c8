"""The data of the cases. All of it is made up here, from fixed seeds or written out by hand; no engine is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Label = int | float | str
Row = list[Label | None]


class Dice:
    """PCG32 (O'Neill 2014, XSH RR 64/32), written out so that no library's generator can change the file."""

    MULTIPLIER = 6364136223846793005
    INCREMENT = 1442695040888963407

    def __init__(self, seed: int) -> None:
        self._state = 0
        self._next()
        self._state = (self._state + seed) % 2**64
        self._next()

    def _next(self) -> int:
        old = self._state
        self._state = (old * self.MULTIPLIER + self.INCREMENT) % 2**64
        mixed = (((old >> 18) ^ old) >> 27) % 2**32
        turn = old >> 59
        return ((mixed >> turn) | (mixed << (-turn % 32))) % 2**32

    def below(self, limit: int) -> int:
        return self._next() * limit >> 32

    def percent(self, share: int) -> bool:
        return self.below(100) < share

    def pick(self, weights: Sequence[int]) -> int:
        """An index, drawn in proportion to whole-number weights."""
        drawn = self.below(sum(weights))
        for index, weight in enumerate(weights):
            drawn -= weight
            if drawn < 0:
                return index
        raise AssertionError("weights do not add up")


@dataclass
class Case:
    """One case of the file, without its values."""

    id: str
    kind: str
    source: str
    data: dict
    level: str = ""
    categories: list[Label] = field(default_factory=list)
    positive: Label | None = None
    custom_distance: list[list[float]] = field(default_factory=list)


def coding(name: str, about: str, rows: list[Row], categories: list[Label], **more: object) -> Case:
    more.setdefault("level", "nominal")
    return Case(name, "coding", f"constructed: {about}", {"ratings": rows}, categories=categories, **more)


def drawn(
    seed: int,
    units: int,
    categories: Sequence[Label],
    margins: Sequence[Sequence[int]],
    agree: int,
    missing: int = 0,
) -> list[Row]:
    """Coders who share a truth in `agree` percent of their ratings and otherwise draw from a margin of their own.

    The truth follows the first margin; `missing` percent of the ratings are left out.
    """
    dice = Dice(seed)
    truth = [dice.pick(margins[0]) for _ in range(units)]
    rows: list[Row] = []
    for margin in margins:
        row: Row = []
        for true in truth:
            label = categories[true if dice.percent(agree) else dice.pick(margin)]
            row.append(None if missing and dice.percent(missing) else label)
        rows.append(row)
    return rows


def shifted(seed: int, units: int, categories: Sequence[Label], agree: int, coders: int = 2, up: int = 50) -> list[Row]:
    """Coders on ordered categories who miss by one step, upwards in `up` percent of the misses."""
    dice = Dice(seed)
    truth = [dice.below(len(categories)) for _ in range(units)]
    rows: list[Row] = []
    for _ in range(coders):
        row: Row = []
        for true in truth:
            step = 0 if dice.percent(agree) else (1 if dice.percent(up) else -1)
            row.append(categories[min(max(true + step, 0), len(categories) - 1)])
        rows.append(row)
    return rows


def from_table(table: Sequence[Sequence[int]], categories: Sequence[Label]) -> list[Row]:
    """Two rows of ratings whose table of counts is this one."""
    first: Row = []
    second: Row = []
    for k, line in enumerate(table):
        for m, count in enumerate(line):
            first += [categories[k]] * count
            second += [categories[m]] * count
    return [first, second]


YES_NO = ["yes", "no"]


def binary_cases() -> list[Case]:
    """Presence and absence by two coders: the paradoxes, the rare code, the extremes."""
    tables = {
        "balanced": ("both answers equally frequent", [[42, 8], [9, 41]]),
        "high-prevalence": ("nearly always present", [[88, 5], [4, 3]]),
        "low-prevalence": ("nearly always absent", [[2, 3], [4, 91]]),
        "one-in-a-thousand": ("present once for both in a thousand units", [[1, 0], [1, 998]]),
        "rare-and-missed": ("rare, and never marked by both in the same unit", [[0, 2], [3, 195]]),
        "biased": ("the first coder says yes far more often", [[20, 35], [2, 43]]),
        "biased-other-way": ("the second coder says yes far more often", [[20, 2], [35, 43]]),
        "worse-than-chance": ("the coders mostly contradict each other", [[5, 22], [19, 6]]),
        "full-contradiction": ("the coders always contradict each other", [[0, 12], [8, 0]]),
        "chance": ("the table equals its expectation", [[16, 24], [24, 36]]),
        "constant-coder": ("the first coder always says no", [[0, 0], [7, 23]]),
        "constant-yes": ("the second coder always says yes", [[19, 0], [6, 0]]),
        "full-agreement": ("no disagreement, both answers used", [[13, 0], [0, 21]]),
        "one-disagreement": ("a single disagreement in 250 units", [[120, 1], [0, 129]]),
        "two-units": ("the smallest sample with a standard error", [[1, 1], [0, 0]]),
        "three-units": ("three units, one disagreement", [[1, 1], [0, 1]]),
        "never-present": ("the code is never used", [[0, 0], [0, 40]]),
        "always-present": ("the code is used everywhere", [[17, 0], [0, 0]]),
    }
    cases = [
        coding(f"binary-{name}", about, from_table(table, YES_NO), YES_NO, positive="yes")
        for name, (about, table) in tables.items()
    ]
    for number, (units, margins, agree) in enumerate(
        [
            (37, [[1, 3], [1, 3]], 60),
            (64, [[1, 9], [3, 7]], 75),
            (150, [[1, 1], [2, 1]], 30),
            (90, [[1, 20], [1, 12]], 85),
        ]
    ):
        rows = drawn(100 + number, units, [1, 0], margins, agree)
        about = f"drawn, {units} units, agreement by knowledge {agree} %"
        cases.append(coding(f"binary-drawn-{number + 1}", about, rows, [0, 1], positive=1))
    return cases


def nominal_cases() -> list[Case]:
    """Two coders, three to eight categories, unlike margins, labels that only look alike."""
    three = ["goal", "barrier", "other"]
    five = ["a", "b", "c", "d", "e"]
    eight = [f"code {letter}" for letter in "ABCDEFGH"]
    alike = ["Yes", "yes", "yes ", "YES"]
    accents = ["naïve", "naive", "日本", ""]
    return [
        coding("nominal-3-even", "three even categories", drawn(1, 60, three, [[1, 1, 1]] * 2, 60), three),
        coding("nominal-3-uneven", "one category dominates", drawn(2, 80, three, [[12, 2, 1]] * 2, 50), three),
        coding(
            "nominal-3-unlike-margins",
            "the coders prefer different categories",
            drawn(3, 75, three, [[6, 2, 1], [1, 2, 6]], 40),
            three,
        ),
        coding("nominal-5-even", "five categories", drawn(4, 100, five, [[1] * 5] * 2, 65), five),
        coding("nominal-5-skewed", "five categories, halving", drawn(5, 120, five, [[16, 8, 4, 2, 1]] * 2, 55), five),
        coding("nominal-5-no-knowledge", "both draw at random", drawn(6, 90, five, [[1] * 5] * 2, 0), five),
        coding("nominal-8", "eight categories", drawn(7, 140, eight, [[3, 1, 4, 1, 5, 9, 2, 6]] * 2, 70), eight),
        coding(
            "nominal-8-opposed",
            "eight categories, opposed margins",
            drawn(8, 110, eight, [[8, 7, 6, 5, 4, 3, 2, 1], [1, 2, 3, 4, 5, 6, 7, 8]], 45),
            eight,
        ),
        coding(
            "nominal-unused-declared",
            "five categories declared, two of them never used",
            drawn(9, 50, five, [[5, 3, 0, 2, 0]] * 2, 60),
            five,
        ),
        coding(
            "nominal-unused-by-one",
            "a category that only one coder uses",
            from_table([[14, 3, 2], [2, 11, 4], [0, 0, 0]], three),
            three,
        ),
        coding(
            "nominal-one-used-of-three",
            "both use one and the same of three categories",
            from_table([[0, 0, 0], [0, 25, 0], [0, 0, 0]], three),
            three,
        ),
        coding(
            "nominal-disjoint",
            "the coders have no category in common",
            from_table([[0, 0, 9, 2], [0, 0, 1, 8], [0, 0, 0, 0], [0, 0, 0, 0]], [10, 20, 30, 40]),
            [10, 20, 30, 40],
        ),
        coding(
            "nominal-labels-alike",
            "labels that differ in case or by a space at the end",
            drawn(10, 70, alike, [[3, 3, 2, 2], [2, 3, 3, 2]], 55),
            alike,
        ),
        coding(
            "nominal-labels-unicode",
            "labels with an accent, other script, and the empty label",
            drawn(11, 66, accents, [[2, 2, 2, 1]] * 2, 50),
            accents,
        ),
        coding(
            "nominal-numbers-as-names",
            "numbers that are only names, declared out of order",
            drawn(12, 85, [30, 7, 100, 1], [[4, 3, 2, 1], [1, 2, 3, 4]], 60),
            [30, 7, 100, 1],
        ),
        coding(
            "nominal-rotated",
            "the second coder always takes the next category",
            [three * 8, (three[1:] + three[:1]) * 8],
            three,
        ),
        coding("nominal-full-agreement", "four categories, no disagreement", [five[:4] * 6] * 2, five[:4]),
    ]


def ordered_cases() -> list[Case]:
    """Ordered categories of two coders: even and uneven steps, words in an order, numbers with fractions."""
    stars, gaps, words = [1, 2, 3, 4, 5], [1, 2, 5, 9], ["never", "rarely", "often", "always"]
    wide, halves, below, scale = [0, 1, 10, 100], [0.5, 1.5, 2.0, 4.5], [-3, -1, 0, 1, 3], list(range(11))
    unlike = [[5, 3, 1, 1], [1, 1, 3, 5]]
    rows = {
        "stars": ("five steps, misses by one", shifted(20, 60, stars, 60), stars, "ordinal"),
        "stars-up": ("the misses go upwards", shifted(21, 70, stars, 45, up=90), stars, "ordinal"),
        "stars-rough": ("misses of any size", drawn(22, 80, stars, [[1, 2, 3, 2, 1]] * 2, 40), stars, "ordinal"),
        "gaps": ("uneven steps 1, 2, 5, 9", shifted(23, 55, gaps, 50), gaps, "interval"),
        "gaps-rough": ("uneven steps, unlike margins", drawn(24, 75, gaps, unlike, 35), gaps, "interval"),
        "wide": ("steps of very different size", drawn(25, 65, wide, [[4, 3, 2, 1]] * 2, 55), wide, "ratio"),
        "halves": ("categories with fractions", drawn(26, 58, halves, [[1, 2, 2, 1]] * 2, 50), halves, "ratio"),
        "negative": ("categories on both sides of 0", shifted(27, 72, below, 55), below, "interval"),
        "scale": ("eleven steps", shifted(28, 130, scale, 40), scale, "ordinal"),
        "unused-ends": (
            "the lowest and the highest category are declared and never used",
            drawn(29, 60, stars, [[0, 3, 4, 3, 0]] * 2, 50),
            stars,
            "ordinal",
        ),
        "words": ("words in a declared order", shifted(30, 64, words, 55), words, "ordinal"),
        "words-unlike": ("words, unlike margins", drawn(31, 88, words, unlike, 45), words, "ordinal"),
        "ends-only": (
            "all disagreements are the largest possible",
            from_table([[9, 0, 6], [0, 8, 0], [5, 0, 11]], [1, 2, 3]),
            [1, 2, 3],
            "ordinal",
        ),
        "constant-coder": (
            "the second coder always says 3",
            from_table([[0, 0, 4, 0, 0], [0, 0, 6, 0, 0], [0, 0, 8, 0, 0], [0, 0, 5, 0, 0], [0, 0, 2, 0, 0]], stars),
            stars,
            "ordinal",
        ),
    }
    return [
        coding(f"ordered-{name}", about, ratings, list(categories), level=level)
        for name, (about, ratings, categories, level) in rows.items()
    ]


def incomplete_cases() -> list[Case]:
    """Missing ratings: of two coders, whose incomplete units go, and of several coders, for alpha."""
    three, stars, gaps, eight = ["x", "y", "z"], [1, 2, 3, 4, 5], [0, 2, 3, 7], list(range(8))
    hand: list[Row] = [
        ["yes", None, "no", None, "no", "yes", "no", None, "yes", "no"],
        ["yes", "no", None, None, "no", "no", "no", None, "yes", "yes"],
    ]
    sparse: list[Row] = [[None] * 30 for _ in range(5)]
    dice = Dice(47)
    for unit in range(30):
        label = three[dice.below(3)]
        for coder in (unit % 5, (unit + 1 + unit % 3) % 5):
            sparse[coder][unit] = label if dice.percent(60) else three[dice.below(3)]
    return [
        coding("missing-binary", "some units lack one rating, two lack both", hand, YES_NO, positive="yes"),
        coding(
            "missing-binary-drawn",
            "one rating in four is missing",
            drawn(40, 90, YES_NO, [[1, 3], [1, 2]], 70, 25),
            YES_NO,
            positive="yes",
        ),
        coding("missing-3", "one rating in three is missing", drawn(41, 84, three, [[3, 2, 1]] * 2, 60, 33), three),
        coding(
            "missing-ordered",
            "ordered categories, one rating in five missing",
            drawn(42, 78, stars, [[1, 2, 3, 2, 1]] * 2, 50, 20),
            stars,
            level="ordinal",
        ),
        coding(
            "missing-gaps",
            "uneven steps, one rating in ten missing",
            drawn(43, 60, gaps, [[2, 2, 3, 1]] * 2, 55, 10),
            gaps,
            level="ratio",
        ),
        coding(
            "missing-4-coders",
            "four coders, one rating in four missing",
            drawn(44, 40, stars, [[1, 2, 3, 2, 1]] * 4, 60, 25),
            stars,
            level="ratio",
        ),
        coding(
            "missing-6-coders",
            "six coders, most ratings missing, some units rated by one coder or by nobody",
            drawn(45, 45, three, [[4, 2, 1]] * 6, 65, 65),
            three,
        ),
        coding(
            "missing-3-coders-scale",
            "three coders, eight steps",
            drawn(46, 50, eight, [[1] * 8] * 3, 70, 15),
            eight,
            level="interval",
        ),
        coding("missing-two-of-five", "every unit is rated by two of five coders", sparse, three),
    ]


def several_cases() -> list[Case]:
    """Three to seven coders without missing ratings."""
    two, three, stars, gaps = ["absent", "present"], ["x", "y", "z"], [1, 2, 3, 4, 5], [1, 2, 5, 9]
    seven = [f"theme {number}" for number in range(1, 8)]
    return [
        coding("several-3x3", "three coders", drawn(60, 40, three, [[1, 1, 1]] * 3, 60), three),
        coding("several-4-binary", "four coders, balanced", drawn(61, 35, two, [[1, 1]] * 4, 65), two),
        coding("several-5-rare", "five coders, a rare code", drawn(62, 120, two, [[24, 1]] * 5, 80), two),
        coding("several-7x7", "seven coders, seven categories", drawn(63, 45, seven, [[1] * 7] * 7, 55), seven),
        coding(
            "several-3-unlike",
            "three coders with margins of their own",
            drawn(64, 70, three, [[6, 3, 1], [1, 6, 3], [3, 1, 6]], 35),
            three,
        ),
        coding("several-3-no-knowledge", "three coders at random", drawn(65, 60, stars, [[1] * 5] * 3, 0), stars),
        coding(
            "several-4-constant",
            "the last of four coders always takes the same category",
            [*drawn(66, 30, three, [[2, 2, 1]] * 3, 60), ["y"] * 30],
            three,
        ),
        coding(
            "several-3-unused",
            "seven categories declared, three used",
            drawn(67, 48, seven, [[3, 0, 2, 0, 0, 1, 0]] * 3, 50),
            seven,
        ),
        coding(
            "several-3-pair-undefined",
            "two of three coders use one and the same category, so that one pair has no kappa",
            [["x"] * 20, ["x"] * 20, ["x", "y", "x", "x", "z"] * 4],
            three,
        ),
        coding("several-3-full", "three coders, no disagreement", [three * 5] * 3, three),
        coding("several-4-one-category", "four coders, one category of three", [["z"] * 16] * 4, three),
        coding("several-4-stars", "four coders, ordered", shifted(68, 42, stars, 55, 4), stars, level="ordinal"),
        coding("several-5-gaps", "five coders, uneven steps", shifted(69, 38, gaps, 50, 5), gaps, level="ratio"),
        coding(
            "several-6-scale",
            "six coders, eleven steps",
            shifted(70, 36, list(range(11)), 40, 6, up=70),
            list(range(11)),
            level="interval",
        ),
        coding("several-3-two-units", "three coders, two units", [["x", "y"], ["x", "y"], ["x", "z"]], three),
    ]


def custom_cases() -> list[Case]:
    """Disagreements given as a table: two coders and several."""
    care = ["none", "mild", "severe", "unclear"]
    costs = [[0, 1, 4, 2], [1, 0, 2, 2], [4, 2, 0, 3], [2, 2, 3, 0]]
    fractions = [[0, 0.25, 1], [0.25, 0, 0.5], [1, 0.5, 0]]
    three = ["for", "neutral", "against"]
    return [
        coding(
            "custom-costs",
            "a table of costs, 0 to 4",
            drawn(80, 75, care, [[3, 2, 2, 1], [2, 3, 2, 1]], 50),
            care,
            custom_distance=costs,
        ),
        coding(
            "custom-fractions",
            "a table of fractions",
            drawn(81, 62, three, [[2, 3, 2]] * 2, 45),
            three,
            custom_distance=fractions,
        ),
        coding(
            "custom-several",
            "a table of costs, four coders",
            drawn(82, 44, care, [[3, 2, 2, 1]] * 4, 55),
            care,
            custom_distance=costs,
        ),
        coding(
            "custom-missing",
            "a table of fractions, three coders, one rating in five missing",
            drawn(83, 52, three, [[2, 1, 2]] * 3, 60, 20),
            three,
            custom_distance=fractions,
        ),
    ]


def multicode(name: str, about: str, seed: int, segments: int, shares: dict[str, int], agree: int) -> Case:
    """Two coders; `shares` is the percentage of segments in which a code is truly present."""
    dice = Dice(seed)
    coders: list[list[list[str]]] = [[[] for _ in range(segments)] for _ in range(2)]
    for code, share in shares.items():
        for segment in range(segments):
            true = dice.percent(share)
            for coder in coders:
                if true if dice.percent(agree) else dice.percent(share):
                    coder[segment].append(code)
    return Case(name, "multicode", f"constructed: {about}", {"codes": list(shares), "coders": coders})


def multicode_cases() -> list[Case]:
    dotted = {f"{group}.{number}": 4 + 5 * number for group in (1, 2, 3) for number in range(1, 5)}
    twenty = {f"code {number:02}": 2 + number for number in range(20)}
    return [
        multicode("multicode-5", "five codes", 120, 40, {"a": 30, "b": 20, "c": 10, "d": 50, "e": 5}, 80),
        multicode("multicode-12", "twelve codes in three groups", 121, 50, dotted, 75),
        multicode("multicode-20", "twenty mostly rare codes", 122, 60, twenty, 70),
        multicode(
            "multicode-never-used", "three of six codes never used", 123, 30, dict(p=40, q=0, r=15, s=0, t=25, u=0), 85
        ),
        multicode("multicode-always", "one code in every segment", 124, 25, {"all": 100, "half": 50, "few": 8}, 80),
        multicode("multicode-no-knowledge", "both coders at random", 125, 45, {"a": 30, "b": 60, "c": 15}, 0),
        multicode("multicode-alike", "codes that look alike", 126, 35, {"Goal": 30, "goal": 25, "goal ": 20}, 70),
    ]


def set_rows(seed: int, units: int, labels: str, coders: int, agree: int, missing: int = 0) -> list[list]:
    """Sets of labels; empty sets occur, and `missing` percent of the ratings are left out."""
    dice = Dice(seed)
    truth = [[label for label in labels if dice.percent(35)] for _ in range(units)]
    rows = []
    for _ in range(coders):
        row: list[list[str] | None] = []
        for true in truth:
            chosen = [label for label in labels if ((label in true) if dice.percent(agree) else dice.percent(35))]
            row.append(None if missing and dice.percent(missing) else chosen)
        rows.append(row)
    return rows


def set_cases() -> list[Case]:
    designs = {
        "sets-2-coders": ("two coders, three labels", set_rows(140, 30, "ABC", 2, 75)),
        "sets-3-coders": ("three coders, four labels", set_rows(141, 24, "ABCD", 3, 70)),
        "sets-5-labels": ("two coders, five labels", set_rows(142, 40, "VWXYZ", 2, 85)),
        "sets-4-coders-missing": ("four coders, one rating in five missing", set_rows(143, 28, "ABC", 4, 80, 20)),
        "sets-no-knowledge": ("two coders at random", set_rows(144, 36, "ABC", 2, 0)),
        "sets-nested": (
            "every disagreement is between a set and a part of it",
            [
                [["A"], ["A", "B"], ["A", "B", "C"], ["B"], [], ["C"], ["B", "C"], ["A"]],
                [["A", "B"], ["A"], ["B", "C"], ["B"], ["A"], ["C"], ["B", "C"], ["A", "C"]],
            ],
        ),
        "sets-empty-often": (
            "most segments have no label",
            [
                [[], [], [], ["A"], [], [], ["A", "B"], [], [], [], ["B"], []],
                [[], [], ["A"], ["A"], [], [], ["B"], [], [], [], [], []],
            ],
        ),
    }
    return [Case(name, "sets", f"constructed: {about}", {"ratings": rows}) for name, (about, rows) in designs.items()]


def spans(seed: int, length: int, labels: Sequence[str], count: int, jitter: int, kept: int) -> list[list[list]]:
    """Two coders who mark the same passages with moved ends, each leaving some out; labels may overlap."""
    dice = Dice(seed)
    coders: list[list[list]] = [[], []]
    for _ in range(count):
        start, size, label = dice.below(length - 12), 4 + dice.below(8 + length // 10), labels[dice.below(len(labels))]
        for coder in coders:
            low = min(max(start + dice.below(2 * jitter + 1) - jitter, 0), length - 1)
            high = min(max(start + size + dice.below(2 * jitter + 1) - jitter, low + 1), length)
            if dice.percent(kept) and [low, high, label] not in coder:
                coder.append([low, high, label])
    return coders


def unitizing_cases() -> list[Case]:
    chain = [[[0, 10, "a"], [10, 20, "a"], [20, 30, "a"]], [[5, 15, "a"], [15, 25, "a"], [25, 35, "a"]]]
    greedy = [[[0, 30, "a"], [28, 40, "a"]], [[20, 29, "a"], [5, 10, "a"], [35, 50, "b"]]]
    designs = {
        "spans-one-label": ("moved ends, one label", 300, spans(160, 300, ["a"], 9, 3, 85)),
        "spans-three-labels": ("moved ends, labels overlap", 500, spans(161, 500, ["a", "b", "c"], 18, 4, 80)),
        "spans-exact": ("the same ends, some left out", 400, spans(162, 400, ["a", "b"], 14, 0, 70)),
        "spans-rough": ("ends moved far", 350, spans(163, 350, ["a", "b"], 16, 12, 90)),
        "spans-crowded": ("one label many times over itself", 160, spans(164, 160, ["a"], 20, 5, 85)),
        "spans-many-labels": ("eight labels", 800, spans(165, 800, [f"k{k}" for k in range(8)], 30, 5, 75)),
        "spans-chain": ("each span overlaps two of the other coder", 40, chain),
        "spans-greedy-fails": ("taking the largest overlap first loses a pair", 60, greedy),
        "spans-half-shared": (
            "intersection over union exactly one half, and just below it",
            100,
            [[[0, 20, "a"], [40, 60, "a"]], [[0, 10, "a"], [51, 60, "a"]]],
        ),
        "spans-touching": ("spans that touch share no character", 50, [[[0, 10, "a"]], [[10, 20, "a"]]]),
        "spans-other-label": (
            "the same passages, other labels",
            80,
            [[[5, 15, "a"], [30, 44, "b"]], [[5, 15, "b"], [30, 44, "a"]]],
        ),
        "spans-two-labels-one-place": (
            "one passage with two labels",
            60,
            [[[10, 30, "a"], [10, 30, "b"]], [[10, 30, "a"], [12, 28, "b"]]],
        ),
        "spans-same-label-over-itself": (
            "a coder's spans of one label overlap: characters count once",
            50,
            [[[0, 20, "a"], [10, 30, "a"]], [[0, 30, "a"]]],
        ),
        "spans-whole-text": ("one coder marks the whole text", 70, [[[0, 70, "a"]], [[3, 9, "a"], [40, 66, "a"]]]),
        "spans-one-character": (
            "spans of one character",
            12,
            [[[0, 1, "a"], [5, 6, "a"]], [[5, 6, "a"], [11, 12, "a"]]],
        ),
        "spans-labels-alike": (
            "labels that differ by a space",
            40,
            [[[0, 8, "a"], [20, 28, "a "]], [[0, 8, "a "], [20, 28, "a "]]],
        ),
        "spans-one-coder-empty": ("the second coder marks nothing", 40, [[[3, 9, "a"]], []]),
        "spans-none": ("nobody marks anything", 40, [[], []]),
    }
    return [
        Case(name, "unitizing", f"constructed: {about}", {"length": length, "coders": coders})
        for name, (about, length, coders) in designs.items()
    ]


def benchmark_cases() -> list[Case]:
    clear = [(0.62, 0.08), (0.81, 0.02), (0.95, 0.06), (0.74, 0.005)]
    doubtful = [(0.35, 0.21), (0.05, 0.1), (-0.2, 0.15), (0.5, 0.4)]
    return [
        Case(
            f"benchmark-{number}",
            "benchmark",
            f"constructed: coefficient {coefficient}, standard error {se}",
            {"coefficient": coefficient, "se": se, "level": 0.95},
        )
        for number, (coefficient, se) in enumerate([*clear, *doubtful], 1)
    ]


def all_cases() -> list[Case]:
    return [
        *binary_cases(),
        *nominal_cases(),
        *ordered_cases(),
        *incomplete_cases(),
        *several_cases(),
        *custom_cases(),
        *multicode_cases(),
        *set_cases(),
        *unitizing_cases(),
        *benchmark_cases(),
    ]
