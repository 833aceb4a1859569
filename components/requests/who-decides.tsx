import type { RequestAnswer } from '@/lib/contracts/requests'
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
  request: { code, level, policy, votes, votesNeeded, votesGiven, whyNotMe, status },
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
      <p>{approvalsSentence(votesGiven, votesNeeded)}</p>
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

function approvalsSentence(given: number, needed: number): string {
  if (needed === 0) return 'Nobody has to approve it.'
  if (needed === 1)
    return given === 0 ? 'One person has to approve it.' : 'One person has approved it: nobody else has to.'
  return `${needed} people have to approve it; ${given === 0 ? 'nobody has yet' : given === 1 ? 'one has' : `${given} have`}.`
}
