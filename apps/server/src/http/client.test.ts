import { describe, expect, it } from "vitest";
import { clientReader } from "./client.ts";

const headers = (fields: Record<string, string>) => (name: string) => fields[name];

describe("the address of a client", () => {
  it("is that of the socket, whatever a header claims", () => {
    const read = clientReader([]);
    expect(read("203.0.113.9", headers({ "x-forwarded-for": "1.2.3.4" })).address).toBe("203.0.113.9");
    expect(read("::ffff:203.0.113.9", headers({})).address).toBe("203.0.113.9");
  });

  it("behind a trusted proxy is the last one that the proxies did not write themselves", () => {
    const read = clientReader(["10.0.0.0/8", "fd00::1"]);
    const forwarded = headers({ "x-forwarded-for": "1.1.1.1, 198.51.100.7, 10.2.2.2" });
    expect(read("10.1.1.1", forwarded).address).toBe("198.51.100.7");
    expect(read("fd00::1", headers({ "x-forwarded-for": "2001:db8::5" })).address).toBe("2001:db8::5");
  });

  it("is the proxy's own when the proxy says nothing that can be read", () => {
    const read = clientReader(["10.0.0.0/8"]);
    expect(read("10.1.1.1", headers({ "x-forwarded-for": "nobody" })).address).toBe("10.1.1.1");
    expect(read("10.1.1.1", headers({})).address).toBe("10.1.1.1");
  });
});

describe("a local client", () => {
  const read = clientReader([]);
  it("comes over loopback to a name of this machine", () => {
    for (const host of ["localhost:3000", "127.0.0.1", "[::1]:3000"])
      expect(read("127.0.0.1", headers({ host })).local).toBe(true);
    expect(read("::1", headers({ host: "localhost" })).local).toBe(true);
  });

  it("is not one that a proxy on this machine forwards", () => {
    for (const name of ["x-forwarded-for", "forwarded", "x-real-ip", "via", "x-forwarded-host"])
      expect(read("127.0.0.1", headers({ host: "localhost", [name]: "1.2.3.4" })).local).toBe(false);
  });

  it("is not a page elsewhere whose name was made to point here", () => {
    expect(read("127.0.0.1", headers({ host: "attacker.example" })).local).toBe(false);
  });

  it("is nobody behind a trusted proxy or where the public address is another, even without forwarding headers", () => {
    const host = headers({ host: "localhost:3000" });
    expect(clientReader(["127.0.0.1"])("127.0.0.1", host).local).toBe(false);
    expect(clientReader([], "https://study.example.org")("127.0.0.1", host).local).toBe(false);
    expect(clientReader([], "http://localhost:3000")("127.0.0.1", host).local).toBe(true);
  });

  it("is nobody on the network", () => {
    expect(read("192.168.1.5", headers({ host: "localhost" })).local).toBe(false);
  });
});
