import { describe, expect, it } from 'vitest'
import { isOver, moveTo, REQUEST_MOVES, REQUEST_STATES, type RequestMove, sayWhyNot, statesBefore } from './states'

describe('a request', () => {
  it('only ever begins to run from approved', () => {
    expect(statesBefore('start')).toEqual(['approved'])
  })

  it('is only approved from waiting, in an emergency too', () => {
    expect(statesBefore('approve')).toEqual(['waiting'])
    expect(statesBefore('break-glass')).toEqual(['waiting'])
  })

  it.each(['done', 'failed', 'kept', 'expired', 'stopped'] as const)('that is %s never moves again', (state) => {
    expect(REQUEST_MOVES.filter((move) => moveTo(state, move) !== null)).toEqual([])
    expect(isOver(state)).toBe(true)
  })

  it('whose outcome is unknown never runs again: it can only turn out to have happened or not', () => {
    expect(REQUEST_MOVES.filter((move) => moveTo('unknown', move) !== null)).toEqual(['finish', 'fail'])
  })

  it('that is out of date has to be asked again before anybody can approve it', () => {
    expect(moveTo('out-of-date', 'approve')).toBeNull()
    expect(moveTo('out-of-date', 'renew')).toBe('waiting')
  })

  it('cannot expire, be kept or be postponed once it runs', () => {
    for (const move of ['expire', 'keep', 'postpone', 'outdate'] as RequestMove[])
      expect(moveTo('running', move)).toBeNull()
  })

  it('says in every state why it cannot go on as somebody wanted', () => {
    expect(new Set(REQUEST_STATES.map(sayWhyNot)).size).toBe(REQUEST_STATES.length)
  })

  it('reaches every state by some way', () => {
    const reached = new Set(REQUEST_STATES.flatMap((from) => REQUEST_MOVES.map((move) => moveTo(from, move))))
    for (const state of REQUEST_STATES) expect(reached).toContain(state)
  })
})
