import { describe, expect, it } from "vitest";
import { readTranscript, type TranscriptFile } from "../index.ts";
import { readTranscriptInWorker } from "./read-in-worker.ts";

const generous = { timeoutMs: 60_000, memoryMb: 256 };
const file = (name: string, text: string): TranscriptFile => ({ name, bytes: new TextEncoder().encode(text) });
const interview = file("interview.txt", "I: How did it go?\nP1: Well enough.\nI: And then?\nP1: Then I stopped.\n");

describe("reading in a worker", () => {
  it("gives what reading in place gives, values and refusals alike", async () => {
    expect(await readTranscriptInWorker(interview, generous)).toEqual(readTranscript(interview));
    const choice = { ...interview, speakers: [{ label: "P1", part: "other" as const }] };
    expect(await readTranscriptInWorker(choice, generous)).toEqual(readTranscript(choice));
    const bad = file("interview.docx", "not a zip");
    expect(await readTranscriptInWorker(bad, generous)).toEqual({ ok: false, error: { code: "not_a_zip" } });
  });

  it("is given up at the deadline", async () => {
    const reading = await readTranscriptInWorker(interview, { ...generous, timeoutMs: 1 });
    expect(reading).toEqual({ ok: false, error: { code: "timed_out", limitMs: 1 } });
  });

  it("is given up when its heap is full, and the process lives on", async () => {
    const long = file("long.md", "**a** [b](c.d) *e* `f` ".repeat(200_000));
    const reading = await readTranscriptInWorker(long, { ...generous, memoryMb: 24 });
    expect(reading).toEqual({ ok: false, error: { code: "too_large", what: "memory", limit: 24 * 1024 * 1024 } });
    expect((await readTranscriptInWorker(interview, generous)).ok).toBe(true);
  });

  it("answers a reader that breaks with a refusal", async () => {
    const broken = { name: "a.txt" } as TranscriptFile;
    expect(await readTranscriptInWorker(broken, generous)).toMatchObject({
      ok: false,
      error: { code: "reader_failed" },
    });
  });

  it("rejects with the reason of whoever gave up", async () => {
    const leaving = new AbortController();
    const reading = readTranscriptInWorker(interview, generous, leaving.signal);
    leaving.abort(new Error("the browser left"));
    await expect(reading).rejects.toThrow("the browser left");
    await expect(readTranscriptInWorker(interview, generous, leaving.signal)).rejects.toThrow("the browser left");
  });
});
