import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { filesForTests, runAgreement } from "./testing/run-program.ts";

const files = filesForTests();
afterAll(() => files.remove());

describe("the check of case files", () => {
  const aCase = (id: string, expected: object) => ({
    id,
    kind: "coding",
    data: {
      ratings: [
        ["a", "b"],
        ["a", "a"],
      ],
    },
    expected,
  });
  const good = aCase("good", { percent_agreement: 0.5, cohen_kappa: 0 });
  const lastLine = (output: string) => output.trimEnd().split("\n").at(-1);

  it("counts every value, and ends with 0 when none differs", async () => {
    const file = files.write("good.json", { cases: [good] });
    expect(await runAgreement(["check", file])).toEqual({ code: 0, output: "2 passed, 0 failed\n", errors: "" });
    const { output } = await runAgreement(["check", file, "--verbose"]);
    expect(output).toContain(
      "passed good: percent_agreement: expected 0.5, found 0.5, difference 0, tolerance 0.000001\n",
    );
  });

  it("prints what differs, with difference and tolerance, and ends with 1", async () => {
    const wrong = aCase("wrong", { percent_agreement: 0.75, cohen_kappa: { undefined: "no_units" }, kapa: 1 });
    const file = files.write("wrong.json", { cases: [wrong, good, { id: "broken" }] });
    const { code, output } = await runAgreement(["check", file]);
    expect(code).toBe(1);
    expect(output.split("\n")).toEqual([
      "FAILED broken: kind: expected one of coding, sets, multicode, unitizing, benchmark, found nothing",
      "FAILED wrong: percent_agreement: expected 0.75, found 0.5, difference -0.25, tolerance 0.000001",
      'FAILED wrong: cohen_kappa: expected {"undefined":"no_units"}, found 0',
      'FAILED wrong: kapa: nothing is called "kapa" here',
      "2 passed, 4 failed",
      "",
    ]);
  });

  it("checks the other files when one can not be read, and fails", async () => {
    const file = files.write("fine.json", { cases: [good] });
    const { code, output } = await runAgreement(["check", "nowhere.json", file, files.write("not.json", "no")]);
    expect(code).toBe(1);
    expect(output).toContain("FAILED nowhere.json is not there.");
    expect(lastLine(output)).toBe("2 passed, 2 failed");
  });

  it("says which case claims nothing, and fails a file in which none claims anything", async () => {
    const silent = aCase("silent", {});
    const beside = await runAgreement(["check", files.write("beside.json", { cases: [silent, good] })]);
    expect(beside).toMatchObject({ code: 0, output: "silent: nothing is claimed in this case\n2 passed, 0 failed\n" });
    const alone = await runAgreement(["check", files.write("alone.json", { cases: [silent] })]);
    expect({ code: alone.code, last: lastLine(alone.output) }).toEqual({ code: 1, last: "0 passed, 1 failed" });
    const both = await runAgreement([
      "check",
      join(files.folder, "alone.json"),
      files.write("after.json", { cases: [good] }),
    ]);
    expect({ code: both.code, last: lastLine(both.output) }).toEqual({ code: 1, last: "2 passed, 1 failed" });
  });

  it("counts a case that can not be read once, also where it is alone", async () => {
    const { code, output } = await runAgreement(["check", files.write("broken.json", { cases: [{ id: "broken" }] })]);
    expect({ code, last: lastLine(output) }).toEqual({ code: 1, last: "0 passed, 1 failed" });
  });

  it("names the place of a case whose id another case has too", async () => {
    const wrong = { percent_agreement: 1 };
    const cases = [aCase("same", wrong), good, aCase("same", wrong), { id: "same" }];
    const { output } = await runAgreement(["check", files.write("same.json", { cases })]);
    expect(output).toContain("FAILED same (cases[0]): percent_agreement");
    expect(output).toContain("FAILED same (cases[2]): percent_agreement");
    expect(output).toContain("FAILED same (cases[3]): kind");
    expect(output).not.toContain("good (");
  });

  it("goes on behind JSON that is nested without end", async () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const within = files.write(
      "within.json",
      JSON.stringify({ cases: [aCase("deep", { percent_agreement: "§" })] }).replace('"§"', deep),
    );
    const file = files.write("last.json", { cases: [good] });
    const { code, output, errors } = await runAgreement(["check", files.write("deep.json", deep), within, file]);
    expect({ code, errors, last: lastLine(output) }).toEqual({ code: 1, errors: "", last: "2 passed, 2 failed" });
    expect(output).toContain(`the case says ${"[".repeat(60)}…`);
  });

  it("shows what a terminal would obey", async () => {
    const file = files.write("escape.json", { cases: [aCase("\u001b[2J", { percent_agreement: 1 })] });
    expect((await runAgreement(["check", file])).output).toContain("FAILED \\x1b[2J: percent_agreement");
  });

  it("does not take nothing for a pass", async () => {
    const { code, output } = await runAgreement(["check", files.write("none.json", { cases: [] })]);
    expect({ code, last: lastLine(output) }).toEqual({ code: 1, last: "0 passed, 1 failed" });
    expect(output).toMatch(/^FAILED .*none.json: nothing is claimed in it\n/);
    expect(await runAgreement(["check"])).toMatchObject({ code: 2, output: "" });
    expect(await runAgreement(["check", "--quiet", "x"])).toMatchObject({ code: 2, output: "" });
  });
});
