import { describe, expect, it } from 'vitest'
import { endingOf } from './outcome'
import type { StepState } from './step-states'

const CALL = { kind: 'call', proof: null, always: false }

const end = (states: Record<string, StepState[]>, stoppedBy: string | null = null) =>
  endingOf({
    title: 'Delete 2 disks for good',
    targets: Object.keys(states).map((id) => ({ id, name: id })),
    steps: Object.entries(states).flatMap(([targetId, all]) =>
      all.map((state) => ({ targetId, state, note: `${targetId} ${state}`, answeredAt: null, planned: CALL })),
    ),
    stoppedBy,
  })

describe('what is said of a run', () => {
  it.each([
    ['all is confirmed', { a: ['confirmed', 'confirmed'], b: ['confirmed'] }, 'finish'],
    ['one failed', { a: ['confirmed'], b: ['failed', 'skipped'] }, 'fail'],
    ['one is unknown, whatever the others are', { a: ['failed'], b: ['unknown'], c: ['confirmed'] }, 'lose-sight'],
  ] as [string, Record<string, StepState[]>, string][])('when %s', (_, states, move) => {
    expect(end(states).move).toBe(move)
  })

  it('is never better than the worst of its targets, and each target is told apart', () => {
    const { results, outcome } = end({ a: ['confirmed'], b: ['failed'] })
    expect(results.map(({ result }) => result)).toEqual(['done', 'failed'])
    expect(outcome).toBe('b failed 1 of 2 are done.')
  })

  it('says once that it is unknown and not to be repeated', () => {
    const steps = [
      {
        targetId: 'a',
        state: 'unknown' as const,
        note: 'Unknown: do not repeat. Still there.',
        answeredAt: null,
        planned: CALL,
      },
    ]
    const ending = endingOf({ title: 'Delete a', targets: [{ id: 'a', name: 'a' }], steps, stoppedBy: null })
    expect(ending.outcome).toBe('Unknown: do not repeat. Still there.')
  })

  it('says why nothing more was sent, where nothing failed and nobody stopped it', () => {
    expect(end({ a: ['confirmed', 'skipped'], b: ['skipped'] })).toMatchObject({
      move: 'fail',
      outcome: 'a skipped 0 of 2 are done.',
      results: [{ result: 'not-done' }, { result: 'not-done', note: 'b skipped' }],
    })
  })

  it('says who stopped it and how much had been done', () => {
    expect(end({ a: ['confirmed'], b: ['skipped'] }, 'Vic')).toMatchObject({
      move: 'stop',
      outcome: 'Vic stopped it. 1 step had been done; the rest was left out. 1 of 2 are done.',
    })
    expect(end({ a: ['confirmed'] }, 'Vic').move).toBe('finish')
  })
})
