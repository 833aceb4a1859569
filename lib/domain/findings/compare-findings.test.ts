import { describe, expect, it } from 'vitest'
import { givenFacts, givenThing } from '@/tests/support/account-facts'
import { compareFindings, type KnownFinding } from './compare-findings'
import type { Finding } from './finding'
import { because } from './reason'

const NOW = new Date('2026-05-20T09:30:00Z')
const DAY = 86_400_000
const KEY = 'backup-state|vm|server'
const facts = givenFacts(NOW, { all: [givenThing('vm', {}, { raffId: 'server' })] })

const finding = (code: string, severity: Finding['severity'], reason = 'no-schedule'): Finding => ({
  ...{ code, severity, area: 'backups', key: KEY, reasons: [because(reason)], unknowns: [], since: null },
  ...{ monthlyCost: null, saving: null, savingUnknown: false, actions: [], affects: [] },
  subject: { kind: 'vm', raffId: 'server', resourceId: null, name: 'web-02', projectId: null },
})

/** Decided about when it was this. */
const decided = (code: string | null, severity: string | null, more: Partial<KnownFinding> = {}): KnownFinding => ({
  ...{ id: 'finding', key: KEY, code: code ?? 'at-risk', severity: severity ?? 'medium', hash: 'before', open: true },
  ...{ projectId: null, unjudgedSince: null, decision: 'keep', decidedUntil: null },
  ...{ decidedCode: code, decidedSeverity: severity, ...more },
})

const compare = (known: KnownFinding, now: Finding) => compareFindings(facts, [known], [now], NOW)

describe('a decision', () => {
  it.each(['keep', 'postpone', 'exempt'])(
    'to %s is over once the finding is worse than what it was about',
    (decision) => {
      const until = decision === 'keep' ? null : new Date(NOW.getTime() + DAY)
      const ended = (before: [string, string], now: Finding) =>
        compare(decided(...before, { decision, decidedUntil: until }), now).outgrown.length
      expect(ended(['at-risk', 'medium'], finding('unprotected', 'medium'))).toBe(1)
      expect(ended(['at-risk', 'high'], finding('unprotected', 'medium'))).toBe(1)
      expect(ended(['unprotected', 'medium'], finding('unprotected', 'high'))).toBe(1)
      expect(ended(['at-risk', 'low'], finding('at-risk', 'medium'))).toBe(1)
    },
  )

  it.each([
    ['gets better by its rule', 'unprotected', 'medium', finding('at-risk', 'medium')],
    ['gets better by its severity', 'at-risk', 'high', finding('at-risk', 'medium')],
    ['is only worded anew', 'at-risk', 'medium', finding('at-risk', 'medium', 'too-old')],
  ] as const)('stays while the finding %s', (_, code, severity, now) => {
    const { outgrown, changed } = compare(decided(code, severity), now)
    expect(outgrown).toEqual([])
    expect(changed).toHaveLength(1)
  })

  it('stays when it gets better and then as bad again as it was when somebody decided', () => {
    const better = decided('unprotected', 'high', { code: 'at-risk', severity: 'medium' })
    expect(compare(better, finding('unprotected', 'high')).outgrown).toEqual([])
  })

  it('about what was settled and comes back worse is over, too', () => {
    const exempted = decided('at-risk', 'medium', { decision: 'exempt', open: false })
    const { reopened, outgrown } = compare(exempted, finding('unprotected', 'medium'))
    expect([reopened.length, outgrown.length]).toEqual([1, 1])
  })

  it('whose day is over ends once, and for that reason', () => {
    const { ranOut, outgrown } = compare(
      decided('at-risk', 'medium', { decidedUntil: NOW }),
      finding('unprotected', 'high'),
    )
    expect([ranOut.length, outgrown.length]).toEqual([1, 0])
  })

  it('of which nobody knows what it was about stays', () => {
    expect(compare(decided(null, null), finding('unprotected', 'high')).outgrown).toEqual([])
  })

  it('ends nothing where nothing was decided', () => {
    const open = decided(null, null, { decision: null })
    expect(compare(open, finding('unprotected', 'high')).outgrown).toEqual([])
  })
})
