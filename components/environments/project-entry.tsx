import type { ProjectAnswer, PutEnvironmentBody } from '@/lib/contracts/environments'
import { ENVIRONMENTS } from '@/lib/domain/inventory/environment'
import { countWords } from '@/lib/domain/number-words'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { Select } from '../ui/select'
import { StatusMark } from '../ui/status-mark'

/** A project: what it is, who says so, and for admins another answer. */
export function ProjectEntry({
  project,
  withAccount,
  onSay,
}: {
  project: ProjectAnswer
  withAccount: boolean
  onSay: ((environment: PutEnvironmentBody['environment']) => void) | undefined
}) {
  const { name, environment, from, raffId, things, accountName } = project
  return (
    <li className="grid items-start gap-x-8 gap-y-3 border-rule border-b py-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <h2 className="wrap-anywhere font-medium">
          <bdi>{name}</bdi>
        </h2>
        <p className="text-fine text-soft">
          {withAccount ? (
            <>
              <bdi>{accountName}</bdi> ·{' '}
            </>
          ) : null}
          <Link href={`/inventory?project=${encodeURIComponent(raffId)}`}>{countWords(things, 'thing', 'things')}</Link>
        </p>
      </div>
      <div className="min-w-0">
        <StatusMark tone={from === 'confirmed' ? 'good' : 'unknown'}>{environment}</StatusMark>
        <p className="wrap-anywhere text-fine text-soft">
          <Why project={project} />
        </p>
      </div>
      {onSay ? (
        <div className="flex flex-wrap items-center gap-3 sm:col-span-2 lg:col-span-1 lg:justify-end" data-screen-only>
          {from === 'guessed' ? (
            <Button size="small" onClick={() => onSay(environment)}>
              Confirm: {environment}
              <span className="sr-only"> for {name}</span>
            </Button>
          ) : null}
          <div className="w-36">
            <Select
              aria-label={`What ${name} is`}
              value={from === 'confirmed' ? environment : 'guess'}
              onChange={({ target }) => onSay(ENVIRONMENTS.find((one) => one === target.value) ?? null)}
              options={[
                { value: 'guess', label: 'by its name' },
                ...ENVIRONMENTS.map((value) => ({ value, label: value })),
              ]}
            />
          </div>
        </div>
      ) : null}
    </li>
  )
}

function Why({ project: { from, because, confirmedBy, confirmedAt } }: { project: ProjectAnswer }) {
  if (from === 'guessed') return <>guessed: {because}</>
  return (
    <>
      said by <bdi>{confirmedBy ?? 'somebody'}</bdi>
      {confirmedAt ? (
        <>
          , <RelativeTime at={confirmedAt} />
        </>
      ) : null}
    </>
  )
}
