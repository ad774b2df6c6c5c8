import pg from "pg";

/** Asks one question over a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(url: string, query: string, values?: unknown[]) {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(query, values)).rows;
  } finally {
    await client.end();
  }
}
