'use client'

import { useSubmit } from '@/lib/client/use-submit'
import type { RequestAnswer } from '@/lib/contracts/requests'
import { isPersons } from '@/lib/domain/runs/step-dates'
import { isStepOver } from '@/lib/domain/runs/step-states'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { STEP_WORDS } from './request-words'
import { StepDuty } from './step-duty'
import { useAct } from './use-request'

type Step = RequestAnswer['steps'][number]

/** The run, step by step, as it happens: what was sent, what was seen afterwards, what waits for whom. */
export function RunSteps({
  id,
  steps,
  running,
  mayGive,
}: {
  id: string
  steps: readonly Step[]
  running: boolean
  mayGive: boolean
}) {
  if (steps.length === 0) return null
  const waiting = running ? waitingForPerson(steps) : []
  const done = steps.filter(({ state }) => state === 'confirmed').length
  const telling = steps.filter((step) => isTelling(step) || waiting.includes(step))
  const shown = { id, waiting, running, mayGive }
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="small-caps mb-1 border-ink border-b pb-1 text-lead">
        Step by step
      </h2>
      <p aria-live="polite" className="py-2 text-fine text-soft">
        {done} of {steps.length} confirmed.
      </p>
      {steps.length > MANY ? (
        <>
          {telling.length > 0 ? <StepList {...shown} steps={telling} /> : null}
          <details className="mt-3">
            <summary className="w-fit cursor-pointer rounded-leaf text-soft underline underline-offset-4 hover:text-ink">
              All {steps.length} steps, one by one
            </summary>
            <StepList {...shown} steps={steps} />
          </details>
        </>
      ) : (
        <StepList {...shown} steps={steps} />
      )}
    </section>
  )
}

/** More than these, and what wants a look would drown among what is done or still to come. */
const MANY = 16

/** Neither done, nor left out, nor simply to come. */
function isTelling({ state, progress }: Step): boolean {
  return state === 'planned' ? progress !== null : state !== 'confirmed' && state !== 'skipped'
}

type Shown = { id: string; steps: readonly Step[]; waiting: readonly Step[]; running: boolean; mayGive: boolean }

function StepList({ id, steps, waiting, running, mayGive }: Shown) {
  return (
    <ol className="divide-y divide-rule border-rule border-y">
      {steps.map((step) => (
        <li
          key={`${step.targetId} ${step.step}`}
          className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[minmax(0,1fr)_14rem]"
        >
          <div className="min-w-0">
            <p className="wrap-anywhere">{step.sentence}</p>
            {step.progress ? <p className="wrap-anywhere text-fine text-soft">{step.progress}</p> : null}
            {step.note && step.note !== step.progress ? (
              <p className="wrap-anywhere text-fine text-soft">{step.note}</p>
            ) : null}
            {step.state === 'planned' && step.notBefore ? (
              <p className="text-fine text-soft">
                not before <RelativeTime at={step.notBefore} style="short" />
              </p>
            ) : null}
            {running ? <StepDuty id={id} step={step} mayGive={mayGive} /> : null}
            {waiting.includes(step) ? <Confirm id={id} step={step} /> : null}
          </div>
          <div className="sm:text-end">
            {waiting.includes(step) ? (
              <StatusMark tone="risk">waits for somebody’s word</StatusMark>
            ) : (
              <StatusMark tone={STEP_WORDS[step.state].tone}>{STEP_WORDS[step.state].word}</StatusMark>
            )}
            {step.endedAt ? (
              <p className="text-fine text-soft">
                <RelativeTime at={step.endedAt} />
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}

/** The next step of each thing, where it is a person's word that it takes. */
function waitingForPerson(steps: readonly Step[]): Step[] {
  const open = steps.filter(({ state }) => !isStepOver(state))
  return open.filter((step) => isPersons(step.kind) && open.find(({ targetId }) => targetId === step.targetId) === step)
}

/** A step that only a person can do: installing a new key where the old one was. */
function Confirm({ id, step }: { id: string; step: Step }) {
  const act = useAct(id)
  const { run, busy, problem } = useSubmit(() => act('confirmations', { step: step.step }))
  return (
    <div className="mt-2" data-screen-only>
      <Button size="small" busy={busy && 'Writing it down…'} onClick={() => void run()}>
        {step.kind === 'tick' ? 'This is done' : 'Go on without waiting'}
      </Button>
      {problem ? (
        <Notice tone="danger" title="Nothing was written down" announce className="mt-2">
          {problem.message}
        </Notice>
      ) : null}
    </div>
  )
}
