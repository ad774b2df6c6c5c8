import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultStateDirectory } from "./state-paths.ts";

describe("the directory used when nobody names one", () => {
  it("is a system directory for root and ./data for everybody else", () => {
    expect(defaultStateDirectory({}, 0)).toBe("/var/lib/concord");
    expect(defaultStateDirectory({}, 1000)).toBe(resolve("data"));
    expect(defaultStateDirectory({}, undefined)).toBe(resolve("data"));
  });

  it("gives way to DATA_DIR", () => {
    expect(defaultStateDirectory({ DATA_DIR: "/srv/concord" }, 0)).toBe("/srv/concord");
    expect(defaultStateDirectory({ DATA_DIR: "here" }, 1000)).toBe(resolve("here"));
  });
});
