import { describe, expect, it } from 'vitest'
import { nextMove, type RunFacts, type RunStep } from './next-move'
import type { StepState } from './step-states'

const NOW = new Date('2026-11-21T10:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)

function step(place: number, state: StepState, more: Partial<RunStep> = {}): RunStep {
  return {
    place,
    targetId: 'a',
    planned: { kind: 'call', always: false, time: { kind: 'now' } },
    state,
    attempts: state === 'planned' ? 0 : 1,
    notBefore: null,
    endedAt: state === 'confirmed' ? NOW : null,
    raffStatus: null,
    ...more,
  }
}

const facts = (more: Partial<RunFacts> = {}): RunFacts => ({
  stopped: false,
  oneSequence: false,
  startedAt: NOW,
  ...more,
})
const move = (steps: RunStep[], more: Partial<RunFacts> = {}) => nextMove(steps, facts(more), NOW)
const closing = { kind: 'call', always: true, time: { kind: 'after', ms: 60_000 } } as const

describe('a run', () => {
  it.each([
    ['sends its first step', [step(0, 'planned'), step(1, 'planned')], { do: 'send', place: 0 }],
    ['looks before anything else at what was sent', [step(0, 'sent'), step(1, 'planned')], { do: 'look', place: 0 }],
    ['looks, and never sends, where an intent has no outcome', [step(0, 'intended')], { do: 'look', place: 0 }],
    ['goes on when the step before is confirmed', [step(0, 'confirmed'), step(1, 'planned')], { do: 'send', place: 1 }],
    ['ends when nothing is left', [step(0, 'confirmed'), step(1, 'failed')], { do: 'end' }],
    ['waits when it was told to', [step(0, 'sent', { notBefore: later(5) })], { do: 'wait', until: later(5) }],
  ] as const)('%s', (_, steps, expected) => {
    expect(move([...steps])).toEqual(expected)
  })

  it.each(['failed', 'unknown', 'skipped'] as const)('leaves out what comes after a step that is %s', (state) => {
    expect(move([step(0, state), step(1, 'planned')])).toMatchObject({ do: 'skip', place: 1 })
  })

  it('does not let one target hold up another', () => {
    const steps = [step(0, 'failed'), step(1, 'planned', { targetId: 'b' })]
    expect(move(steps)).toEqual({ do: 'send', place: 1 })
    expect(move([step(0, 'sent', { notBefore: later(9) }), step(1, 'planned', { targetId: 'b' })])).toEqual({
      do: 'send',
      place: 1,
    })
  })

  it('sends nothing more to anybody when Raff does not accept the key or the account', () => {
    for (const raffStatus of [401, 402])
      expect(move([step(0, 'failed', { raffStatus }), step(1, 'planned', { targetId: 'b' })])).toMatchObject({
        do: 'skip',
        place: 1,
      })
  })

  it('fixes the time of a later step when the one before it has ended', () => {
    const planned = { kind: 'call', always: false, time: { kind: 'after', ms: 1_000 } } as const
    expect(move([step(0, 'confirmed'), step(1, 'planned', { planned })])).toEqual({
      do: 'set-time',
      place: 1,
      at: later(1_000),
    })
  })

  it('waits for a person for as long as it takes', () => {
    const planned = { kind: 'tick', always: false, time: { kind: 'now' } } as const
    expect(move([step(0, 'planned', { planned })])).toEqual({ do: 'wait', until: null })
  })
})

describe('a run that is stopped', () => {
  it('leaves out what was not sent', () => {
    expect(move([step(0, 'planned')], { stopped: true })).toMatchObject({ do: 'skip', place: 0 })
  })

  it('still finds out what became of a call that was sent', () => {
    expect(move([step(0, 'intended')], { stopped: true })).toEqual({ do: 'look', place: 0 })
  })

  it('puts back at once what it has to', () => {
    const close = step(1, 'planned', { planned: closing, notBefore: later(60_000) })
    expect(move([step(0, 'confirmed'), close])).toEqual({ do: 'wait', until: later(60_000) })
    expect(move([step(0, 'confirmed'), close], { stopped: true })).toEqual({ do: 'send', place: 1 })
    expect(move([step(0, 'unknown'), close])).toEqual({ do: 'send', place: 1 })
  })

  it('puts nothing back where nothing was done', () => {
    for (const state of ['failed', 'skipped'] as const)
      expect(move([step(0, state), step(1, 'planned', { planned: closing })], { stopped: true })).toMatchObject({
        do: 'skip',
        place: 1,
      })
  })
})
