import type { RequestMove } from '../requests/states'
import { type KeyStep, keyLeftOver } from './new-key-words'
import { type Result, resultOf } from './step-states'

export type EndQuestion = {
  /** "Delete 3 servers for good" */
  title: string
  targets: readonly { id: string; name: string }[]
  steps: readonly (KeyStep & { targetId: string; note: string | null; planned: { always: boolean } })[]
  stoppedBy: string | null
}

export type Ending = {
  move: Extract<RequestMove, 'finish' | 'fail' | 'lose-sight' | 'stop'>
  outcome: string
  results: { id: string; result: Result; note: string | null }[]
}

const UNKNOWN = 'Unknown: do not repeat.'

/** What came of a run, from its steps: never better than what was seen, and with what it leaves behind. */
export function endingOf(question: EndQuestion): Ending {
  const ending = whatCame(question)
  const left = ending.move === 'finish' ? null : keyLeftOver(question.steps)
  return left ? { ...ending, outcome: `${ending.outcome} ${left}` } : ending
}

function whatCame({ title, targets, steps, stoppedBy }: EndQuestion): Ending {
  const results = targets.map(({ id }) => {
    const own = steps.filter(({ targetId }) => targetId === id)
    const result = resultOf(own.map(({ state }) => state))
    const telling = own.find(({ state }) => state === 'unknown') ?? own.find(({ state }) => state === 'failed')
    const last =
      telling ??
      own.filter(({ state }) => state === 'confirmed').at(-1) ??
      own.find(({ state, planned }) => state === 'skipped' && !planned.always) ??
      own.at(-1)
    return { id, result, note: last?.note ?? null }
  })
  const of = (result: Result) => results.filter((each) => each.result === result)
  const done = of('done').length
  const all = targets.length
  const count = all > 1 ? ` ${done} of ${all} are done.` : ''
  const first = (of('unknown')[0] ?? of('failed')[0])?.note
  if (of('unknown').length > 0)
    return {
      move: 'lose-sight',
      outcome: `${UNKNOWN}${count} ${first?.replace(UNKNOWN, '').trim() ?? ''}`.trim(),
      results,
    }
  if (of('failed').length > 0) return { move: 'fail', outcome: `${first ?? 'It did not come about.'}${count}`, results }
  if (stoppedBy !== null && of('not-done').length > 0)
    return { move: 'stop', outcome: stopWords(steps, stoppedBy, count), results }
  if (of('not-done').length > 0) {
    const left = steps.find(({ state, planned }) => state === 'skipped' && !planned.always)?.note
    return { move: 'fail', outcome: `${left ?? 'It did not come about.'}${count}`, results }
  }
  return {
    move: 'finish',
    outcome: done === 1 ? (results[0]?.note ?? `Done: ${title}.`) : `All ${all} are done, and seen at Raff.`,
    results,
  }
}

function stopWords(steps: EndQuestion['steps'], stoppedBy: string, count: string): string {
  const sent = steps.filter(({ state, planned }) => state === 'confirmed' && !planned.always).length
  const was =
    sent === 0
      ? 'Nothing was changed.'
      : `${sent} ${sent === 1 ? 'step' : 'steps'} had been done; the rest was left out.`
  return `${stoppedBy} stopped it. ${was}${count}`
}
