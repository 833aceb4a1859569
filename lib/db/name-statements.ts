/** Far more than there are different questions that people ask; a connection keeps each it was asked by name. */
const MOST_NAMES = 300

/**
 * Gives names to questions for the database. Without one it reads the text of a question and looks up all it speaks of anew
 * each time, which for a short answer takes a good part of the time. Only what is asked again gets one: some texts are as
 * long as the rows they write, and never come twice.
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
