'use client'

import type { RequestAnswer } from '@/lib/contracts/requests'
import { QueryBoundary } from '../states/query-boundary'
import { ButtonLink, Link } from '../ui/link'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { Comments } from './comments'
import { DecidePanel } from './decide-panel'
import { LookAgain } from './look-again'
import { NewSecret } from './new-secret'
import { OutOfDate } from './out-of-date'
import { PlanView } from './plan-view'
import { STATUS_SHORT, STATUS_TONES } from './request-words'
import { Results } from './results'
import { RunSteps } from './run-steps'
import { SkippedPanel } from './skipped-panel'
import { StopPanel } from './stop-panel'
import { useRequest } from './use-request'
import { WhoDecides } from './who-decides'

export type RequestRights = { ask: boolean }

const MARKS = {
  'one-person': 'Approved by whoever asked: there is nobody else who could.',
  'break-glass': 'Run at once in an emergency: nobody else was asked.',
}

/** One request from asking to what came of it. What it does and what is lost stands before anything that can be pressed. */
export function RequestView({
  served,
  rights,
  viewerId,
}: {
  served: RequestAnswer
  rights: RequestRights
  viewerId: string
}) {
  const query = useRequest(served)
  return (
    <QueryBoundary query={query} what="facts about this request">
      {(request) => (
        <>
          <PageHead
            name={`Request ${request.code}`}
            sentence={<span className="wrap-anywhere">{request.title}</span>}
            lead={
              <>
                <StatusMark tone={STATUS_TONES[request.status]}>{request.statusWords}</StatusMark>
                <span className="wrap-anywhere mt-2 block font-serif text-lead text-ink">
                  “<bdi>{request.reason}</bdi>”
                </span>
                <span className="text-fine">
                  <bdi>{request.askedBy.name}</bdi>, <RelativeTime at={request.askedAt} />
                  {request.status === 'waiting' ? (
                    <>
                      ; expires <RelativeTime at={request.expiresAt} />
                    </>
                  ) : null}
                </span>
              </>
            }
          />
          <div className="grid gap-x-16 gap-y-10 xl:grid-cols-[minmax(0,46rem)_minmax(16rem,1fr)]">
            <div className="min-w-0 space-y-10">
              <Outcome request={request} mayAsk={rights.ask} />
              <SkippedPanel request={request} viewerId={viewerId} />
              <OutOfDate request={request} mayAsk={rights.ask} />
              {isUnderWay(request) ? <StopPanel request={request} /> : null}
              {request.askedBy.id === viewerId ? <NewSecret id={request.id} waits={request.hasSecret} /> : null}
              {request.status === 'waiting' ? null : (
                <RunSteps
                  id={request.id}
                  steps={request.steps}
                  running={request.status === 'running'}
                  mayGive={rights.ask}
                />
              )}
              <PlanView plan={request.plan} />
              {request.status === 'waiting' && request.whyNotMe === null ? <DecidePanel request={request} /> : null}
              {isUnderWay(request) || (request.status === 'waiting' && request.whyNotMe === null) ? null : (
                <StopPanel request={request} />
              )}
            </div>
            <div className="min-w-0 space-y-10">
              <WhoDecides request={request} />
              <Comments id={request.id} comments={request.comments} maySay={rights.ask} />
              <Earlier history={request.history} />
            </div>
          </div>
        </>
      )}
    </QueryBoundary>
  )
}

/** Stopping it is urgent and stands first. Before that it is only taken back, below what it would do; whoever decides keeps things as they are instead. */
function isUnderWay({ status }: RequestAnswer): boolean {
  return status === 'approved' || status === 'running'
}

/** What came of it, thing by thing, and the way back where there is one. */
function Outcome({ request, mayAsk }: { request: RequestAnswer; mayAsk: boolean }) {
  const { outcome, problem, marks, targets, undo, status } = request
  const several = targets.length > 1 && targets.some(({ result }) => result !== null)
  return (
    <>
      {marks.map((mark) => (
        <Notice key={mark} tone="risk">
          {MARKS[mark]}
        </Notice>
      ))}
      {problem ? (
        <Notice tone="risk" title="Something holds it up">
          <p className="wrap-anywhere">{problem}</p>
        </Notice>
      ) : null}
      {outcome ? (
        <Notice
          tone={status === 'done' ? 'good' : status === 'unknown' ? 'unknown' : 'plain'}
          title={request.statusWords}
        >
          <p className="wrap-anywhere">{outcome}</p>
          {several ? <Results targets={targets} /> : null}
          {status === 'unknown' && mayAsk ? <LookAgain id={request.id} /> : null}
          {undo ? (
            <p className="mt-3">
              <ButtonLink
                size="small"
                href={`/requests/new?${new URLSearchParams({ action: undo.action, targets: undo.targets.join(','), params: JSON.stringify(undo.params), undoOf: request.id })}`}
              >
                Ask to take it back
              </ButtonLink>
            </p>
          ) : null}
        </Notice>
      ) : null}
    </>
  )
}

function Earlier({ history }: { history: RequestAnswer['history'] }) {
  if (history.length === 0) return null
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier" className="small-caps mb-3 border-ink border-b pb-1 text-lead">
        Earlier about the same
      </h2>
      <ul className="divide-y divide-rule">
        {history.map(({ id, title, status, askedAt, outcome }) => (
          <li key={id} className="py-2">
            <p className="wrap-anywhere">
              <Link kind="ink" href={`/requests/${id}`}>
                {title}
              </Link>
            </p>
            <p className="wrap-anywhere text-fine text-soft">
              <StatusMark tone={STATUS_TONES[status]}>{STATUS_SHORT[status]}</StatusMark>, <RelativeTime at={askedAt} />
              {outcome ? `. ${outcome}` : null}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
