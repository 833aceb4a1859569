'use client'

import { useState } from 'react'
import type { ChecklistItemAnswer } from '@/lib/contracts/keys'
import { Button } from '../ui/button'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark, type StatusTone } from '../ui/status-mark'
import { ChecklistDialog } from './checklist-dialog'
import { KeyPart } from './key-part'

const ANSWERS: Record<ChecklistItemAnswer['answer'], { word: string; tone: StatusTone }> = {
  yes: { word: 'yes', tone: 'good' },
  no: { word: 'no', tone: 'risk' },
  'not-needed': { word: 'not needed', tone: 'exempt' },
  unanswered: { word: 'open', tone: 'unknown' },
}

/** Seventeen questions for every key. Evidence answers what it can; the rest only people know. */
export function KeyChecklist({
  keyId,
  questions,
  mayAnswer,
}: {
  keyId: string
  questions: readonly ChecklistItemAnswer[]
  mayAnswer: boolean
}) {
  const [asked, setAsked] = useState<ChecklistItemAnswer | null>(null)
  const [open, setOpen] = useState(false)
  const answered = questions.filter(({ answer }) => answer !== 'unanswered').length
  return (
    <KeyPart
      id="checklist"
      title="Questions to every key"
      lead={`${answered} of ${questions.length} are answered. “Yes” is always the good answer.`}
    >
      <ol className="divide-y divide-rule border-rule border-b">
        {questions.map((item) => {
          const { word, tone } = ANSWERS[item.answer]
          return (
            <li key={item.id} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[minmax(0,1fr)_8rem]">
              <div className="min-w-0">
                <p className="font-medium">{item.question}</p>
                <p className="text-fine text-soft">{item.why}</p>
                {item.sentence ? (
                  <p className={item.from === 'person' ? 'wrap-anywhere mt-1 font-serif' : 'wrap-anywhere mt-1'}>
                    <bdi>{item.sentence}</bdi>
                  </p>
                ) : null}
                {item.by && item.answeredAt ? (
                  <p className="text-fine text-soft">
                    answered by <bdi>{item.by}</bdi> <RelativeTime at={item.answeredAt} />
                  </p>
                ) : null}
              </div>
              <div className="flex flex-wrap items-start justify-between gap-2 sm:flex-col sm:items-end">
                <StatusMark tone={tone}>{word}</StatusMark>
                {item.askable && item.from !== 'evidence' ? (
                  <Button
                    size="small"
                    data-screen-only
                    aria-label={`Answer: ${item.question}`}
                    whyNot={mayAnswer ? undefined : 'It takes a member to answer. Ask one, or an admin.'}
                    onClick={() => {
                      setAsked(item)
                      setOpen(true)
                    }}
                  >
                    {item.answer === 'unanswered' ? 'Answer' : 'Change'}
                  </Button>
                ) : null}
              </div>
            </li>
          )
        })}
      </ol>
      {asked ? (
        <ChecklistDialog
          key={`${asked.id} ${asked.answeredAt}`}
          keyId={keyId}
          item={asked}
          open={open}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </KeyPart>
  )
}
