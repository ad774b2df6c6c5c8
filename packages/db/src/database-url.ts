const ADDRESS = /^(postgres(?:ql)?:\/\/[^/?]*)(?:\/[^?]*)?(\?.*)?$/;

/**
 * The address of another database on the same server. The address of a Unix socket has no host, which `URL` does not
 * accept.
 */
export function onSameServer(url: string, database: string): string {
  const [, server, options = ""] = ADDRESS.exec(url) ?? [];
  if (!server) throw new Error("this is not the address of a PostgreSQL database");
  return `${server}/${encodeURIComponent(database)}${options}`;
}
