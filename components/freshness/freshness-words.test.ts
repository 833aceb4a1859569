import { describe, expect, it } from 'vitest'
import type { AccountSyncAnswer } from '@/lib/contracts/sync'
import { KINDS, type Kind } from '@/lib/domain/inventory/kinds'
import { answeredWords, freshnessOf, waitingWords, worstOf } from './freshness-words'

const now = new Date('2026-11-21T12:00:00.000Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()

function given(more: Partial<AccountSyncAnswer> = {}): AccountSyncAnswer {
  return {
    ...{ accountId: 'a', accountName: 'Example', practice: false, canSync: true, queued: false, queuedSince: null },
    ...{ running: null, last: null, runs: [], lastCompleteAt: null, blindSpots: [] },
    kinds: KINDS.map((kind) => ({ kind, completeAt: ago(kind === 'backup' ? 4 : 3), triedAt: ago(3) })),
    ...more,
  }
}

const readAgo = (late: Kind, minutes: number) =>
  given().kinds.map((read) => (read.kind === late ? { ...read, completeAt: ago(minutes) } : read))

const run = (problem: string | null): NonNullable<AccountSyncAnswer['last']> => ({
  ...{ id: 'r', state: 'failed', trigger: 'schedule', requestedBy: null, startedAt: ago(5), finishedAt: ago(4) },
  ...{ step: null, callsDone: 0, callsPlanned: 0, progress: 0, rowsRead: 0, fewestCalls: null, summary: null, problem },
})

const spot = { projectId: null, projectName: null, reason: 'forbidden', detail: null, since: ago(500) } as const

describe('how fresh the pages are', () => {
  it('is the age of the kind read longest ago', () => {
    expect(freshnessOf(given(), now)).toEqual({ state: 'fresh', asOf: ago(4), sentences: [] })
  })

  it('a kind that nobody can see is said, and does not make the rest look old', () => {
    const sentence = 'Snapshots were not fully read: our key may not see them.'
    const kinds = readAgo('snapshot', 9000)
    const blindSpots = [{ ...spot, kind: 'snapshot' as const, sentence }]
    expect(freshnessOf(given({ kinds, blindSpots }), now)).toEqual({
      state: 'blind',
      asOf: ago(4),
      sentences: [sentence],
    })
  })

  it('while Raff is away everything is out of sight, and as old as it was', () => {
    const blindSpots = KINDS.map((kind) => ({ ...spot, kind, sentence: `No ${kind}.` }))
    const last = run('Raff could not be reached.')
    expect(freshnessOf(given({ blindSpots, last }), now)).toMatchObject({ state: 'blind', asOf: ago(4) })
    expect(freshnessOf(given({ blindSpots }), now).sentences).toEqual([
      'Nothing could be read: our key may see none of it.',
    ])
    expect(freshnessOf(given({ kinds: readAgo('vm', 60), blindSpots, last }), now)).toEqual({
      state: 'late',
      asOf: ago(60),
      sentences: ['It is 1 hour old.', 'Raff could not be reached.'],
    })
  })

  it('a kind that nobody could ever see leaves the others their age, also while Raff is away', () => {
    const kinds = given().kinds.map((read) => (read.kind === 'role' ? { ...read, completeAt: null } : read))
    const blindSpots = KINDS.map((kind) => ({ ...spot, kind, sentence: `No ${kind}.` }))
    expect(freshnessOf(given({ kinds, blindSpots }), now)).toMatchObject({ state: 'blind', asOf: ago(4) })
  })

  it('three missed readings are late, with the reason', () => {
    const kinds = readAgo('vm', 180)
    expect(freshnessOf(given({ kinds, last: run('Raff could not be reached.') }), now)).toEqual({
      state: 'late',
      asOf: ago(180),
      sentences: ['It is 3 hours old.', 'Raff could not be reached.'],
    })
    expect(freshnessOf(given({ kinds }), now).sentences[1]).toBe('Reading it has not begun again since.')
  })

  it('late and being read at last, it is not said to wait for that', () => {
    const running = { ...run(null), state: 'running' as const }
    const late = given({ kinds: readAgo('vm', 33), running, last: run('Raff could not be reached.') })
    expect(freshnessOf(late, now).sentences).toEqual(['It is late: it should be read every ten minutes.'])
    expect(freshnessOf({ ...late, running: null, queued: true }, now).sentences).toHaveLength(1)
  })

  it('before the first reading it waits, unless that failed', () => {
    expect(freshnessOf(given({ kinds: [] }), now)).toMatchObject({ state: 'waiting', asOf: null })
    expect(freshnessOf(given({ kinds: [], last: run('No.') }), now)).toMatchObject({
      state: 'late',
      sentences: ['No.'],
    })
  })

  it('in the middle of the first reading it waits, too: what was never asked for is not as of just now', () => {
    const half = given().kinds.slice(0, 5)
    expect(freshnessOf(given({ kinds: half }), now)).toMatchObject({ state: 'waiting', asOf: null })
    const blindSpots = KINDS.slice(5).map((kind) => ({ ...spot, kind, sentence: `No ${kind}.` }))
    expect(freshnessOf(given({ kinds: half, blindSpots }), now)).toMatchObject({ state: 'blind', asOf: ago(4) })
  })

  it('without a key nothing gets fresher, however young it is', () => {
    expect(freshnessOf(given({ canSync: false }), now).state).toBe('keyless')
  })

  it('of several accounts the one that needs a look speaks', () => {
    const fine = freshnessOf(given(), now)
    const bad = freshnessOf(given({ canSync: false }), now)
    expect(worstOf([fine, bad])).toBe(bad)
    expect(worstOf([])).toBeUndefined()
  })
})

it('a reading that goes on is never said to be at its end', () => {
  expect(answeredWords(16, 1234)).toBe('16 of 1,234 questions answered')
  expect(answeredWords(16, 16)).toBe('16 questions answered, waiting for more')
  expect(answeredWords(0, 0)).toBe('0 questions answered, waiting for more')
})

it('a reading that nobody begins is said to be one that nobody begins', () => {
  expect(waitingWords([null, ago(0.9)], now)).toBe('Waiting for its turn…')
  expect(waitingWords([ago(1.1), ago(3)], now)).toBe(
    'Nothing has begun to read it yet. Stocktake’s background work seems to be switched off: tell whoever runs it.',
  )
})
