import { BlockList, isIP } from "node:net";

/** Where a request comes from, as far as it can be believed. */
export type Client = {
  /** Address of the person's machine, or of the last machine that we do not trust. */
  readonly address: string;
  /** Whether the request was made on this machine, to a name of this machine, and passed no proxy. */
  readonly local: boolean;
};

const LOCAL_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);
const FORWARDING = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

const plain = (address: string) => address.replace(/^::ffff:/, "");

function isLoopback(address: string): boolean {
  return address === "::1" || /^127\./.test(address);
}

export type ClientReader = (remoteAddress: string | undefined, header: (name: string) => string | undefined) => Client;

/**
 * Tells clients apart by address. A forwarding header counts only when a trusted proxy sent it, and of it only the
 * last address that is not itself a trusted proxy: everything before that was written by the client.
 *
 * @param trusted - addresses or networks (`10.0.0.0/8`)
 * @param baseUrl - the public origin; unless it names this machine, whoever connects from here may be a proxy
 */
export function clientReader(trusted: readonly string[], baseUrl?: string): ClientReader {
  const list = new BlockList();
  for (const entry of trusted) {
    const [network = "", bits] = entry.split("/");
    const family = isIP(network) === 6 ? "ipv6" : "ipv4";
    if (bits) list.addSubnet(network, Number(bits), family);
    else list.addAddress(network, family);
  }
  const isTrusted = (address: string) =>
    isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

  // A proxy with default headers looks just like a browser on this machine.
  const isPublic = baseUrl !== undefined && !LOCAL_NAMES.has(new URL(baseUrl).hostname);

  return (remoteAddress, header) => {
    const peer = plain(remoteAddress ?? "");
    const host = header("host")?.replace(/:\d+$/, "").toLowerCase() ?? "";
    const forwarded = FORWARDING.some((name) => header(name) !== undefined);
    // The name is asked too: a page elsewhere can make a browser here send requests to this machine under its own name.
    const direct = isLoopback(peer) && !forwarded && !isTrusted(peer) && !isPublic;
    const local = direct && LOCAL_NAMES.has(host);
    if (!isTrusted(peer)) return { address: peer, local };
    const chain = (header("x-forwarded-for") ?? "").split(",").map((word) => plain(word.trim()));
    const outermost = chain.reverse().find((address) => isIP(address) !== 0 && !isTrusted(address));
    return { address: outermost ?? peer, local };
  };
}
