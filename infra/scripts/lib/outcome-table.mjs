/** @typedef {Awaited<ReturnType<typeof import("./suite-run.mjs").runSuite>>} Outcome */

const result = ({ notRun, passed, failed }) => {
  if (notRun) return "not run";
  return failed > 0 ? `${failed} FAILED, ${passed} passed` : `${passed} passed`;
};

/** @param {Outcome[]} outcomes */
export function plainTable(outcomes) {
  const rows = [
    ["suite", "result", "seconds"],
    ...outcomes.map((each) => [each.name, result(each), `${each.seconds}`]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map(([name, words, seconds]) =>
    [name.padEnd(widths[0]), words.padEnd(widths[1]), seconds.padStart(widths[2])].join("  "),
  );
  const cures = outcomes
    .filter((each) => each.notRun)
    .map((each) => `${each.name} was not run; it needs: ${each.notRun}`);
  return [...lines, ...new Set(cures)].join("\n");
}

/** The same for the documentation. @param {Outcome[]} outcomes */
export function markdownTable(outcomes, { date, commit, minutes }) {
  return [
    "# The long tests",
    "",
    "Written by `pnpm test:long`, which runs every suite with full counts: simulations, fuzzed inputs, kills, mutations.",
    "",
    `Run on ${date} at commit \`${commit}\`, in ${minutes} minutes.`,
    "",
    "| suite | result | seconds | figures |",
    "| --- | --- | ---: | --- |",
    ...outcomes.map((each) => {
      const figures = each.remarks.map((line) => line.replace("result: ", "")).join("; ");
      return `| ${each.name} | ${result(each)} | ${each.seconds} | ${figures} |`;
    }),
    "",
  ].join("\n");
}
