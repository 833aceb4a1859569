import type { ApiProblem } from './api-problem'

/** A list as pages draw it: what has come so far, how it stands, and how to get more. */
export type List<Row> = {
  rows: readonly Row[]
  /** How many match in all; undefined before the first answer. */
  total: number | undefined
  /** When it was true. */
  asOf: string | undefined
  /** loading: nothing came yet. problem: nothing came and something is wrong. ready: rows are real, even if there are none. */
  status: 'loading' | 'problem' | 'ready'
  /** With status ready: the rows are old because reading them again failed. */
  problem: ApiProblem | null
  /** The rows belong to the search before; the new ones are on their way. */
  outdated: boolean
  /** Being read right now, for the first time or again. */
  reading: boolean
  retry: () => void
  more: { has: boolean; loading: boolean; problem: ApiProblem | null; load: () => void }
  /** Of a long list: every place in it, also those whose rows have not come; `need` has them fetched. */
  places?: { all: readonly (Row | undefined)[]; need: (places: readonly number[]) => void }
}

const nothing = () => {}

/** A list that is all here already. */
export function completeList<Row>(rows: readonly Row[], asOf?: string): List<Row> {
  return {
    rows,
    total: rows.length,
    asOf,
    status: 'ready',
    problem: null,
    outdated: false,
    reading: false,
    retry: nothing,
    more: { has: false, loading: false, problem: null, load: nothing },
  }
}
