import { RULES_BY_CODE } from './all-rules'
import type { AccountFacts } from './account-facts'
import type { Finding } from './finding'
import { isWorse } from './is-worse'
import { markOf } from './mark-of'
import { sees } from './sight'

// What the rules say now against what was known: which findings open, which change, which come back, and which are settled.
// A finding is only settled when everything its rule leans on could be read: what cannot be seen is not fixed.

export type KnownFinding = {
  id: string
  key: string
  code: string
  severity: string
  hash: string
  open: boolean
  projectId: string | null
  unjudgedSince: Date | null
  decision: string | null
  decidedUntil: Date | null
  /** What the decision was about, as it was then. Null: none, or not known. */
  decidedCode: string | null
  decidedSeverity: string | null
}

export type FoundWithHash = { finding: Finding; hash: string }

export type FindingsCompared = {
  opened: FoundWithHash[]
  reopened: { known: KnownFinding; found: FoundWithHash }[]
  /** `telling`: it became another rule's or another severity, which its history says. */
  changed: { known: KnownFinding; found: FoundWithHash; telling: boolean }[]
  closed: KnownFinding[]
  unjudged: KnownFinding[]
  /** Decisions whose time is over. */
  ranOut: KnownFinding[]
  /** Decisions about something that was not as bad as what is found now. */
  outgrown: KnownFinding[]
}

export function compareFindings(
  facts: AccountFacts,
  known: readonly KnownFinding[],
  findings: readonly Finding[],
  now: Date,
): FindingsCompared {
  const byKey = new Map(known.map((each) => [each.key, each]))
  const result: FindingsCompared = {
    ...{ opened: [], reopened: [], changed: [], closed: [], unjudged: [] },
    ...{ ranOut: [], outgrown: [] },
  }
  const found = new Set<string>()
  for (const finding of findings) {
    // two of one identity would fight over one row
    if (found.has(finding.key)) continue
    found.add(finding.key)
    const row = { finding, hash: hashOf(finding, facts) }
    const before = byKey.get(finding.key)
    if (!before) result.opened.push(row)
    else if (!before.open) result.reopened.push({ known: before, found: row })
    else if (before.hash !== row.hash || before.unjudgedSince) {
      const telling = before.code !== finding.code || before.severity !== finding.severity
      result.changed.push({ known: before, found: row, telling })
    }
    if (before?.decision && !isOver(before, now) && hasOutgrown(before, finding)) result.outgrown.push(before)
  }
  for (const each of known) {
    if (isOver(each, now)) result.ranOut.push(each)
    if (!each.open || found.has(each.key)) continue
    if (canJudge(facts, each)) result.closed.push(each)
    else if (!each.unjudgedSince) result.unjudged.push(each)
  }
  return result
}

function isOver({ decision, decidedUntil }: KnownFinding, now: Date): boolean {
  return decision !== null && decidedUntil !== null && decidedUntil <= now
}

/** Whoever decided had something less bad before them. */
function hasOutgrown({ decidedCode, decidedSeverity }: KnownFinding, finding: Finding): boolean {
  if (decidedCode === null || decidedSeverity === null) return false
  return isWorse(finding, { code: decidedCode, severity: decidedSeverity })
}

function canJudge(facts: AccountFacts, { code, projectId }: KnownFinding): boolean {
  // a rule that is not there any more finds nothing
  const rule = RULES_BY_CODE.get(code)
  return rule?.leansOn.every((kind) => sees(facts, kind, projectId)) ?? true
}

function hashOf(finding: Finding, facts: AccountFacts): string {
  const project = finding.subject.projectId
  const { name = null, environment = null } = facts.things.project.find(({ raffId }) => raffId === project) ?? {}
  return markOf([finding, name, environment])
}
