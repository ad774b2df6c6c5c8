"""Questions to engines.R, collected first and then answered by one run of Rscript."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path

NAN = float("nan")
Answer = dict[str, dict[str, float]]


class REngines:
    """Asks R in two rounds: the first only notes the questions (every answer NaN), the second has the answers."""

    def __init__(self) -> None:
        self.versions: dict[str, str] = {}
        self._asked: dict[str, dict] = {}
        self._answers: dict[str, Answer] = {}

    def ask(self, do: str, **facts: object) -> Answer:
        """What every R engine says to one question, {engine: {statistic: value}}."""
        question = {"do": do, **facts}
        key = json.dumps(question, sort_keys=True)
        if key in self._answers:
            return self._answers[key]
        self._asked[key] = question
        return defaultdict(lambda: defaultdict(lambda: NAN))

    def run(self) -> None:
        """Sends all noted questions to R."""
        keys = list(self._asked)
        script = Path(__file__).with_name("engines.R")
        text = json.dumps([self._asked[key] for key in keys])
        done = subprocess.run(
            ["Rscript", "--vanilla", str(script)], input=text, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise SystemExit(f"engines.R failed:\n{done.stderr}")
        reply = json.loads(done.stdout)
        self.versions = reply["versions"]
        for key, answer in zip(keys, reply["answers"], strict=True):
            self._answers[key] = {
                engine: {name: NAN if value is None else float(value) for name, value in values.items()}
                for engine, values in answer.items()
            }
