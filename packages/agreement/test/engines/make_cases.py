#!/usr/bin/python3
"""Writes cases.json: reference values on which at least two independent engines agree.

    /usr/bin/python3 make_cases.py            writes cases.json beside this file
    /usr/bin/python3 make_cases.py --check    compares it with a new run and writes nothing

Ends with status 1 and a list if two engines differ by more than the tolerance, if a value has fewer than two engines,
or if the file has another shape than it should. README.md names the Debian packages needed.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import combinations
from pathlib import Path

sys.dont_write_bytecode = True

import measures as m  # noqa: E402
from designs import Case, all_cases  # noqa: E402
from r_engines import REngines  # noqa: E402

TOLERANCE = 1e-6
FILE = Path(__file__).with_name("cases.json")
ABOUT = (
    "Made-up data with reference values from the engines of Debian 12, written by make_cases.py; README.md beside this "
    "file tells more. Every value was given by at least two engines of different authors that agree to 1e-6, and is "
    "rounded to 12 decimals; confirmed_by names them. An engine with a word in brackets confirms the value through an "
    "identity: "
)

BANDS = {
    "landis_koch": (
        [(0.8, 1), (0.6, 0.8), (0.4, 0.6), (0.2, 0.4), (0, 0.2), (-1, 0)],
        ["Almost perfect", "Substantial", "Moderate", "Fair", "Slight", "Poor"],
    ),
    "altman": (
        [(0.8, 1), (0.6, 0.8), (0.4, 0.6), (0.2, 0.4), (-1, 0.2)],
        ["Very good", "Good", "Moderate", "Fair", "Poor"],
    ),
    "fleiss": ([(0.75, 1), (0.4, 0.75), (-1, 0.4)], ["Excellent", "Intermediate to good", "Poor"]),
}

NAMES = {
    "coding": {
        "percent_agreement", "percent_agreement_se", "unanimous_agreement", "n_pairs", "cohen_kappa",
        "cohen_kappa_se", "cohen_kappa_se0", "cohen_kappa_max", "scott_pi", "weighted_kappa_linear",
        "weighted_kappa_linear_se", "weighted_kappa_quadratic", "weighted_kappa_quadratic_se", "pabak",
        "prevalence_index", "bias_index", "positive_agreement", "negative_agreement", "specific_agreement",
        "fleiss_kappa", "fleiss_category", "conger_kappa", "brennan_prediger", "brennan_prediger_se", "gwet_ac1",
        "gwet_ac2_linear", "gwet_ac2_quadratic", "light_kappa", "krippendorff_alpha_nominal",
        "krippendorff_alpha_ordinal", "krippendorff_alpha_interval", "krippendorff_alpha_ratio",
        "custom_weighted_kappa", "custom_krippendorff_alpha",
    },
    "sets": {"krippendorff_alpha_jaccard", "krippendorff_alpha_masi", "krippendorff_alpha_set_nominal"},
    "multicode": {
        "per_code", "pooled_kappa", "mean_defined_kappa", "codes_with_defined_kappa", "micro_positive_agreement",
        "krippendorff_alpha_jaccard", "krippendorff_alpha_masi", "krippendorff_alpha_set_nominal",
    },
    "unitizing": {"span_f1_char"}
    | {f"span_{part}_{rule}" for part in ("precision", "recall", "f1") for rule in ("exact", "overlap", "iou50")},
    "benchmark": set(BANDS),
}  # fmt: skip


class Settled:
    """The values of one case as the engines agreed on them, with everything that went wrong on the way."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.expected: dict = {}
        self.confirmed_by: dict[str, list[str]] = {}
        self.faults: list[str] = []

    def put(self, answers: m.Answers) -> None:
        for name, engines in answers.items():
            self.expected[name] = self.agreed(name, engines)
            self.confirmed_by[name] = sorted(engines)

    def put_group(self, name: str, groups: dict[str, m.Answers]) -> None:
        """Values inside a measure, {label: {name: engines}}; confirmed_by lists the engines that gave all of them."""
        self.expected[name] = {
            label: {inner: self.agreed(f"{name} {label} {inner}", engines) for inner, engines in group.items()}
            for label, group in groups.items()
        }
        for label, group in list(self.expected[name].items()):
            if list(group) == [""]:
                self.expected[name][label] = group[""]
        per_measure: dict[str, set[str]] = {}
        for group in groups.values():
            for inner, engines in group.items():
                per_measure.setdefault(inner, set(engines)).intersection_update(engines)
        listed = [f"{inner}: {engine}" if inner else engine for inner, found in per_measure.items() for engine in found]
        self.confirmed_by[name] = sorted(listed)

    def agreed(self, name: str, engines: dict[str, float]) -> float | int | dict[str, str]:
        """The common value of the engines, or the reason why none of them has one."""
        if not any(apart(a, b) for a, b in combinations(engines, 2)):
            self.faults.append(f"{self.case.id}: {name} has one engine only: {sorted(engines)}")
        values = list(engines.values())
        if all(math.isnan(value) for value in values):
            return {"undefined": reason(name)}
        if any(math.isnan(value) for value in values) or max(values) - min(values) > TOLERANCE:
            self.faults.append(f"{self.case.id}: {name} differs: {engines}")
        if all(float(value).is_integer() for value in values) and counted(name):
            return int(values[0])
        return round(sum(values) / len(values), 12) + 0.0


def apart(one: str, other: str) -> bool:
    """Whether two entries of confirmed_by have no package in common."""
    packages = [set(entry.split(" (")[0].split(", ")) for entry in (one, other)]
    return not packages[0] & packages[1]


def counted(name: str) -> bool:
    return name in ("n_pairs", "codes_with_defined_kappa")


def reason(name: str) -> str:
    """Why a value is missing (section 0.2), from what is measured: no data here lack units or coders."""
    if name.startswith("span_"):
        return "no_spans"
    if any(part in name for part in ("positive_agreement", "negative_agreement", "specific_agreement")):
        return "category_never_used"
    return "single_category"


def settle_coding(case: Case, r: REngines) -> Settled:
    settled = Settled(case)
    rows = case.data["ratings"]
    numbers = [[None if label is None else case.categories.index(label) for label in row] for row in rows]
    complete = all(label is not None for row in numbers for label in row)
    size = len(case.categories)
    if complete:
        settled.put(m.several_raters(numbers, size, r))
        used = sorted({label for row in numbers for label in row})
        if len(rows) > 2 and len(used) > 1:
            categories = {str(case.categories[k]): {"": m.fleiss_category(numbers, k)} for k in used}
            settled.put_group("fleiss_category", categories)
    if len(rows) == 2:
        settle_pairs(settled, numbers, complete, r)
    settle_alpha(settled, numbers, r)
    return settled


def settle_pairs(settled: Settled, numbers: list[list[int | None]], complete: bool, r: REngines) -> None:
    """Section 3, and what of the others needs complete pairs only."""
    case, size = settled.case, len(settled.case.categories)
    pairs = [(a, b) for a, b in zip(*numbers, strict=True) if a is not None and b is not None]
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    answers = m.two_coders(first, second, size, r)
    if "" not in case.categories:  # psy answers NA where a label is empty
        by_psy = r.ask("ratings", first=case.data["ratings"][0], second=case.data["ratings"][1])["psy"]
        answers["n_pairs"] = {"psy": by_psy["pairs"], "sklearn": sum(map(sum, m.table_of(first, second, size)))}
        answers["cohen_kappa"]["psy"] = by_psy["kappa"]
    settled.put(answers)
    if not complete:
        answers = m.several_raters([first, second], size, r)
        settled.put({name: answers[name] for name in ("unanimous_agreement", "brennan_prediger")})
    if case.positive is not None:
        settled.put(m.binary_table(first, second, case.categories.index(case.positive), r))
    groups = {str(label): {"": m.specific_agreement(first, second, k, r)} for k, label in enumerate(case.categories)}
    settled.put_group("specific_agreement", groups)
    if case.level != "nominal":
        answers = m.weighted_kappa(first, second, scores(case), r)
        settled.put({name: value for name, value in answers.items() if complete or "kappa" in name})
    if case.custom_distance:
        settled.put({"custom_weighted_kappa": m.custom_kappa(first, second, case.custom_distance, r)})


def settle_alpha(settled: Settled, numbers: list[list[int | None]], r: REngines) -> None:
    case, size = settled.case, len(settled.case.categories)
    answers = {"krippendorff_alpha_nominal": m.alpha_nominal(numbers, size, r)}
    if case.level != "nominal":
        answers["krippendorff_alpha_ordinal"] = m.alpha_ordinal(numbers, size, r)
    if case.level != "nominal" and not isinstance(case.categories[0], str):
        answers["krippendorff_alpha_interval"] = m.alpha_interval(numbers, case.categories, r)
    if case.level == "ratio":
        answers["krippendorff_alpha_ratio"] = m.alpha_ratio(numbers, case.categories, r)
    if case.custom_distance:
        answers["custom_krippendorff_alpha"] = m.alpha_by_distances(numbers, case.custom_distance, r)
    settled.put(answers)


def scores(case: Case) -> list[float]:
    """The numbers of the categories, or their ranks where they are words (section 1)."""
    if isinstance(case.categories[0], str):
        return list(range(1, len(case.categories) + 1))
    return list(case.categories)


def settle_sets(case: Case, r: REngines) -> Settled:
    settled = Settled(case)
    rows = [[None if label is None else frozenset(label) for label in row] for row in case.data["ratings"]]
    settled.put(m.set_measures(rows, r))
    return settled


def settle_multicode(case: Case, r: REngines) -> Settled:
    settled = Settled(case)
    coders = case.data["coders"]
    marks = [tuple([int(code in chosen) for chosen in coder] for coder in coders) for code in case.data["codes"]]
    per_code = {code: m.one_code(*rows, r) for code, rows in zip(case.data["codes"], marks, strict=True)}
    settled.put_group("per_code", per_code)
    settled.put(m.over_codes(marks, r))
    settled.put(m.set_measures([[frozenset(chosen) for chosen in coder] for coder in coders], r))
    return settled


def settle_unitizing(case: Case, _: REngines) -> Settled:
    settled = Settled(case)
    first, second = ([tuple(span) for span in coder] for coder in case.data["coders"])
    settled.put(m.span_measures(first, second, case.data["length"]))
    return settled


def settle_benchmark(case: Case, r: REngines) -> Settled:
    settled = Settled(case)
    coefficient, se, level = (case.data[name] for name in ("coefficient", "se", "level"))
    for scale, (bands, names) in BANDS.items():
        sums = m.cumulative(coefficient, se, bands, r)
        values = [settled.agreed(f"{scale} {name}", engines) for name, engines in zip(names, sums, strict=True)]
        reached = next((name for name, value in zip(names, values, strict=True) if not value < level), names[-1])
        settled.expected[scale] = {"cumulative": values, "level": reached}
        settled.confirmed_by[scale] = sorted(sums[0])
    return settled


SETTLE = {
    "coding": settle_coding,
    "sets": settle_sets,
    "multicode": settle_multicode,
    "unitizing": settle_unitizing,
    "benchmark": settle_benchmark,
}


def entry(settled: Settled) -> dict:
    """A case as it stands in the file."""
    case = settled.case
    optional = {
        "level": case.level,
        "categories": case.categories,
        "positive": case.positive,
        "custom_distance": case.custom_distance,
    }
    return {
        "id": case.id,
        "kind": case.kind,
        "source": case.source,
        **{name: value for name, value in optional.items() if value not in ("", [], None)},
        "data": case.data,
        "expected": settled.expected,
        "tolerance": TOLERANCE,
        "confirmed_by": settled.confirmed_by,
    }


def written(cases: list[dict]) -> str:
    """The file: one line for each field of a case, and for each coder."""
    identities = "; ".join(f"{name}: {text}" for name, text in m.IDENTITIES.items())
    head = {"format": 1, "about": f"{ABOUT}{identities}.", "tolerance": TOLERANCE}
    lines = [f"  {compact(name)}: {compact(value)}," for name, value in head.items()]
    return "\n".join(["{", *lines, '  "cases": [', ",\n".join(map(written_case, cases)), "  ]", "}", ""])


def written_case(case: dict) -> str:
    fields = []
    for name, value in case.items():
        text = compact(value)
        if name == "data":
            parts = [f"        {compact(key)}: {rows_of(part)}" for key, part in value.items()]
            text = "{\n" + ",\n".join(parts) + "\n      }"
        fields.append(f"      {compact(name)}: {text}")
    return "    {\n" + ",\n".join(fields) + "\n    }"


def rows_of(part: object) -> str:
    if not isinstance(part, list) or not any(isinstance(row, list) for row in part):
        return compact(part)
    return "[\n" + ",\n".join(f"          {compact(row)}" for row in part) + "\n        ]"


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def check_shape(text: str) -> list[str]:
    """What is wrong with the file's shape: ids twice, unknown names, values that are neither number nor reason."""
    file = json.loads(text)
    faults = [f"no {name}" for name in ("format", "about", "tolerance", "cases") if name not in file]
    ids = [case["id"] for case in file["cases"]]
    faults += [f"{name} stands twice" for name in sorted(set(ids)) if ids.count(name) > 1]
    for case in file["cases"]:
        unknown = set(case["expected"]) - NAMES[case["kind"]]
        faults += [f"{case['id']}: unknown name {name}" for name in sorted(unknown)]
        if set(case["expected"]) != set(case["confirmed_by"]):
            faults.append(f"{case['id']}: expected and confirmed_by name different values")
        if not case["expected"]:
            faults.append(f"{case['id']}: no value")
        faults += [f"{case['id']}: {leaf!r} is no value" for leaf in leaves(case["expected"]) if not is_value(leaf)]
    return faults


def leaves(value: object) -> list[object]:
    """The values inside `expected`, a reason counting as one."""
    if isinstance(value, dict) and set(value) != {"undefined"}:
        return [leaf for name, part in value.items() if name != "level" for leaf in leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part)]
    return [value]


def is_value(leaf: object) -> bool:
    return isinstance(leaf, dict) or (isinstance(leaf, int | float) and not isinstance(leaf, bool))


def main() -> int:
    r = REngines()
    cases = all_cases()
    for case in cases:
        SETTLE[case.kind](case, r)  # Only to note the questions for R, which then answers all of them in one run.
    r.run()
    settled = [SETTLE[case.kind](case, r) for case in cases]
    entries = [entry(one) for one in settled]
    faults = [fault for one in settled for fault in one.faults]
    text = "" if faults else written(entries)
    faults += check_shape(text) if text else []
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    if "--check" in sys.argv[1:]:
        same = FILE.read_text(encoding="utf-8") == text
        print("cases.json is as a new run writes it" if same else "cases.json differs from a new run")
        return 0 if same else 1
    FILE.write_text(text, encoding="utf-8")
    count = sum(len(leaves(one["expected"])) for one in entries)
    print(f"{len(entries)} cases, {count} values; R engines {r.versions}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
