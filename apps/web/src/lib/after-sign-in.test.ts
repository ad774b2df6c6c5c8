import { expect, it } from "vitest";
import { placeAfterSignIn, signInAddress } from "./after-sign-in.ts";

it("leads back to the page that asked for signing in", () => {
  expect(placeAfterSignIn("/projects/p1/team")).toBe("/projects/p1/team");
  expect(new URLSearchParams(signInAddress("/projects/p1").split("?")[1]).get("next")).toBe("/projects/p1");
});

it.each([null, "", "projects", "https://evil.example/", "//evil.example/x", "/\\evil.example", "javascript:alert(1)"])(
  "does not follow %j to another site",
  (wanted) => {
    expect(placeAfterSignIn(wanted)).toBe("/projects");
  },
);

it("never answers a path that a browser would take for another host", () => {
  expect(placeAfterSignIn("/x/..//evil.example")).toBe("/projects");
});
