import { blindVisit } from "../src/blind-visit.ts";
import { expect, test } from "../src/fixtures.ts";
import { startInstallation } from "../src/installation.ts";
import { muchWork } from "../src/much-work.ts";
import { transcripts } from "../src/own-documents.ts";
import { aStudy, submit } from "../src/study.ts";

const twoDocuments = transcripts.slice(0, 2);

test("a blind coder's whole visit receives the same bytes, whatever the colleague has done", async ({
  installation,
}) => {
  const beside = await startInstallation();
  try {
    const idle = await aStudy(installation.url, { of: twoDocuments });
    const busy = await aStudy(beside.url, { of: twoDocuments });
    const canaries = await muchWork(busy, busy.alice);
    // Both have submitted the first document: the bit is the same, and what was submitted must not show either.
    for (const study of [idle, busy]) {
      const [first] = study.documents;
      if (first) await submit(study, study.alice, first.id);
    }
    const besideNothing = await blindVisit(idle);
    const besideMuch = await blindVisit(busy);
    expect(canaries.length).toBeGreaterThan(100);
    expect(besideMuch.filter((line) => canaries.some((canary) => line.includes(canary)))).toEqual([]);
    expect(besideMuch).toEqual(besideNothing);
  } finally {
    await beside.stop();
  }
});
