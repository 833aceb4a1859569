'use client'

import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { Verdict } from '@/lib/contracts/findings'
import { DecisionDialog } from './decision-dialog'
import type { Decided } from './send-decisions'

type Question = { verdict: Verdict; findings: readonly Decided[]; what: string }

/** Asks what was decided about one finding; `what` only where several are meant. */
export type AskDecision = (verdict: Verdict, findings: readonly Decided[], what?: string) => void

/** The question in front of a page full of findings. It stays while it closes, so that it can give the focus back. */
export function useDecisions(onDecided?: () => void): { ask: AskDecision; question: ReactNode; said: ReactNode } {
  const [question, setQuestion] = useState<(Question & { number: number }) | null>(null)
  const [open, setOpen] = useState(false)
  const [sentence, say] = useState('')
  const number = useRef(0)

  const ask: AskDecision = useCallback((verdict, findings, what) => {
    number.current += 1
    setQuestion({ verdict, findings, what: what ?? findings[0]?.name ?? '', number: number.current })
    setOpen(true)
  }, [])
  const close = useCallback(() => setOpen(false), [])

  return {
    ask,
    question: question ? (
      <DecisionDialog
        key={question.number}
        verdict={question.verdict}
        findings={question.findings}
        what={question.what}
        open={open}
        onClose={close}
        onDone={(done) => {
          say(done)
          onDecided?.()
        }}
      />
    ) : null,
    said: (
      <p role="status" className="wrap-anywhere text-good not-empty:mb-4">
        {sentence}
      </p>
    ),
  }
}
