'use client'

import { useCallback, useRef, useState } from 'react'
import { type ApiProblem, asProblem } from './api-problem'

export type Submission<Args extends unknown[]> = {
  run: (...args: Args) => Promise<void>
  busy: boolean
  /** What went wrong as a whole; null while fine or when the fields say it all. */
  problem: ApiProblem | null
  /** What is wrong, by field name. */
  fields: Record<string, string>
  reset: () => void
}

/** Sends a form once at a time and keeps what the server said against it. `act` does the sending and what follows a success. */
export function useSubmit<Args extends unknown[]>(act: (...args: Args) => Promise<unknown>): Submission<Args> {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const underWay = useRef(false)

  const run = async (...args: Args) => {
    // the state comes a render too late for the second half of a double click
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    setProblem(null)
    try {
      await act(...args)
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }

  const reset = useCallback(() => setProblem(null), [])
  return { run, busy, problem, fields: problem?.fields ?? {}, reset }
}
