/** What an approver types to show that the one fact that matters was read. */
export type TypedFact = {
  fact: string
  /** Why this one. */
  why: string
}

/** Capitals, spaces and the kind of dash do not matter: reading does, not typing. */
export function isTypedFact(expected: string, typed: string | undefined): boolean {
  return typed !== undefined && plain(typed) === plain(expected)
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[.“”"']/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
