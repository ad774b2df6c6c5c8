import { describe, expect, it } from "vitest";
import { addressOf, socketDirectory } from "./server-address.ts";

describe("the socket's directory", () => {
  it("lies in the state directory as long as a socket's path fits", () => {
    expect(socketDirectory("/srv/concord", 1000)).toBe("/srv/concord/run");
    expect(socketDirectory(`/${"a".repeat(80)}`, 1000)).toBe(`/${"a".repeat(80)}/run`);
  });

  it("is short, and the same at each start, when it would not fit, counted in bytes", () => {
    for (const long of [`/${"a".repeat(120)}`, `/${"ä".repeat(60)}`]) {
      expect(socketDirectory(long, 1000)).toMatch(/^\/tmp\/concord-1000-[0-9a-f]{16}$/);
      expect(socketDirectory(long, 1000)).toBe(socketDirectory(long, 1000));
    }
  });

  it("is another one for another state directory and another user", () => {
    const [one, other] = [`/${"a".repeat(120)}`, `/${"b".repeat(120)}`];
    expect(socketDirectory(one, 1000)).not.toBe(socketDirectory(other, 1000));
    expect(socketDirectory(one, 1000)).not.toBe(socketDirectory(one, 1001));
  });
});

it("an address survives spaces, signs and letters in the path", () => {
  const directory = "/srv/für & über/a?b#c%d";
  expect(new URL(addressOf(directory).replace("@/", "@host/")).searchParams.get("host")).toBe(directory);
});
