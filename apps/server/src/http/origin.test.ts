import { expect, it } from "vitest";
import { isOwnOrigin } from "./origin.ts";

const own = (fields: Record<string, string>, baseUrl?: string) => isOwnOrigin((name) => fields[name], baseUrl);

it("takes requests of the own pages", () => {
  expect(own({ host: "localhost:3000", origin: "http://localhost:3000" })).toBe(true);
  expect(own({ host: "10.0.0.1", origin: "https://study.example.org" }, "https://study.example.org")).toBe(true);
});

it("takes scripts, which send no origin", () => {
  expect(own({ host: "localhost:3000" })).toBe(true);
});

it("refuses pages of other sites, other ports and sandboxes", () => {
  for (const origin of [
    "https://attacker.example",
    "http://localhost:4000",
    "null",
    "http://localhost:3000.attacker.example",
  ])
    expect(own({ host: "localhost:3000", origin })).toBe(false);
  expect(own({ host: "study.example.org", origin: "http://study.example.org" }, "https://study.example.org")).toBe(
    false,
  );
});

it("refuses a browser that names no origin and says that it comes from elsewhere", () => {
  expect(own({ host: "localhost:3000", "sec-fetch-site": "cross-site" })).toBe(false);
});
