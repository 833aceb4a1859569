import type { RequestAnswer } from '@/lib/contracts/requests'
import { isOver } from '@/lib/domain/requests/states'
import { RelativeTime } from '../ui/relative-time'
import { Because } from './because'
import { StatusMark } from '../ui/status-mark'

const VERDICTS = {
  approve: { word: 'approved it', tone: 'good' },
  keep: { word: 'decided against it', tone: 'danger' },
  postpone: { word: 'put it off', tone: 'exempt' },
} as const

/** What it takes, who decided what so far, and who still can. */
export function WhoDecides({
  request: { code, level, policy, votes, votesNeeded, votesGiven, whyNotMe, status, marks, skipped },
}: {
  request: RequestAnswer
}) {
  const open = status === 'waiting'
  const others = policy.who.filter(({ id, may }) => may && !votes.some((vote) => vote.personId === id && vote.counts))
  return (
    <section aria-labelledby="who">
      <h2 id="who" className="small-caps mb-3 border-ink border-b pb-1 text-lead">
        Who decides
      </h2>
      <p>
        {marks.includes('break-glass')
          ? skippedSentence(votesNeeded)
          : approvalsSentence(votesGiven, votesNeeded, isOver(status))}
      </p>
      <Because reasons={policy.because} />
      <ul className="mt-3 divide-y divide-rule">
        {votes.map((vote) => (
          <li key={`${vote.personId} ${vote.at}`} className={vote.counts ? 'py-2' : 'py-2 text-soft line-through'}>
            <StatusMark tone={VERDICTS[vote.verdict].tone} className="whitespace-normal!">
              <span className="font-serif">
                <bdi>{vote.personName}</bdi> {VERDICTS[vote.verdict].word} <RelativeTime at={vote.at} />
                {vote.counts ? '' : '; it does not count any more'}
              </span>
            </StatusMark>
            {vote.reason ? (
              <p className="wrap-anywhere ms-5 font-serif text-soft">
                “<bdi>{vote.reason}</bdi>”
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {skipped.length > 0 ? (
        <ul className="mt-3 divide-y divide-rule">
          {skipped.map(({ personId, personName, seenAt }) => (
            <li key={personId} className="wrap-anywhere py-2">
              <bdi>{personName}</bdi>{' '}
              <span className="text-soft">
                {seenAt ? (
                  <>
                    has seen it <RelativeTime at={seenAt} />
                  </>
                ) : (
                  'has not seen it yet'
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {open && whyNotMe ? <p className="mt-3 text-soft">{whyNotMe}</p> : null}
      {open && others.length > 0 ? (
        <p className="wrap-anywhere mt-2">
          <span className="text-soft">Can decide: </span>
          {others.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 ? ', ' : ''}
              <bdi>{name}</bdi>
            </span>
          ))}
        </p>
      ) : null}
      {open && level === 'high' ? (
        <p className="mt-4 border-rule border-t pt-3">
          Whoever sees this on somebody else’s screen decides on their own device: under Requests, by the code{' '}
          <strong className="whitespace-nowrap font-mono text-title tracking-wide">{code}</strong>
        </p>
      ) : null}
    </section>
  )
}

function skippedSentence(needed: number): string {
  if (needed === 0) return 'Nobody was asked.'
  return `Nobody was asked: ${needed === 1 ? 'one person' : `${needed} people`} would have had to approve it.`
}

function approvalsSentence(given: number, needed: number, over: boolean): string {
  if (needed === 0) return over ? 'Nobody had to approve it.' : 'Nobody has to approve it.'
  if (needed === 1 && given === 0)
    return over ? 'One person would have had to approve it.' : 'One person has to approve it.'
  if (needed === 1) return over ? 'One person approved it.' : 'One person has approved it: nobody else has to.'
  if (over)
    return `${needed} people had to approve it; ${given === 0 ? 'nobody did' : given === 1 ? 'one did' : `${given} did`}.`
  return `${needed} people have to approve it; ${given === 0 ? 'nobody has yet' : given === 1 ? 'one has' : `${given} have`}.`
}
