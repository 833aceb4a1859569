// What there is in a database, asked of Postgres itself: the backup must not forget a table that somebody adds later.

/** @typedef {{ name: string, columns: { name: string, type: string }[] }} Table */

/** @param {import('pg').ClientBase} client @returns {Promise<Table[]>} */
export async function listTables(client) {
  const { rows } = await client.query(`
    SELECT c.relname AS table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    ORDER BY c.relname, a.attnum`)
  /** @type {Map<string, Table>} */
  const tables = new Map()
  for (const { table, name, type } of rows) {
    /** @type {Table} */
    const known = tables.get(table) ?? { name: table, columns: [] }
    known.columns.push({ name, type })
    tables.set(table, known)
  }
  return [...tables.values()]
}

/** An SQL name. @param {string} name */
export const quoted = (name) => `"${name.replaceAll('"', '""')}"`
