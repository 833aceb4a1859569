/** Far more than there are different questions that people ask; a connection keeps each it was asked by name. */
const MOST_NAMES = 300

/**
 * Gives names to questions for the database. Without one it reads and plans a question anew each time, which for most of ours
 * takes longer than answering it. Only what is asked again gets one: some texts are as long as the rows they write, and
 * never come twice.
 */
export function nameStatements(most = MOST_NAMES): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  const askedOnce = new Set<string>()
  return ({ sql }) => {
    const name = names.get(sql)
    if (name !== undefined) return name
    if (names.size >= most) return UNNAMED
    if (askedOnce.delete(sql)) {
      names.set(sql, `stocktake_${names.size}`)
      return names.get(sql) ?? UNNAMED
    }
    if (askedOnce.size >= most) askedOnce.clear()
    askedOnce.add(sql)
    return UNNAMED
  }
}

const UNNAMED = ''
