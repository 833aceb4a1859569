import { useId } from 'react'
import type { KeyRow } from '@/lib/contracts/keys'
import { TableBehind } from '../charts/table-behind'
import { Link } from '../ui/link'
import { StatusShape } from '../ui/status-mark'
import { ageTone, ageWords, keyName } from './key-words'

/** Beyond this the picture is a wall; the table behind it has them all. */
const MOST_DRAWN = 24

/** How old the secret of each working key is: surely this old in ink, perhaps older hatched, and where its allowance ends. */
export function SecretAges({ keys }: { keys: readonly KeyRow[] }) {
  const hatch = useId()
  const working = keys
    .filter(({ status }) => status === 'active')
    .sort((one, other) => other.secretAge.atLeastDays - one.secretAge.atLeastDays)
  if (working.length === 0) return <p className="text-soft">None of these keys works at present.</p>
  const drawn = working.slice(0, MOST_DRAWN)
  const most = Math.max(
    ...drawn.map(({ secretAge }) => Math.max(secretAge.atMostDays ?? secretAge.atLeastDays, secretAge.allowedDays)),
    1,
  )
  const share = (days: number) => (days / most) * 100
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-6 gap-y-1 text-fine text-soft">
        <span className="inline-flex items-center gap-2">
          <svg aria-hidden="true" width="20" height="8">
            <rect width="20" height="8" fill="var(--ink)" opacity="0.75" />
          </svg>
          surely this old
        </span>
        <span className="inline-flex items-center gap-2">
          <Hatched id={`${hatch}-legend`} />
          perhaps this old
        </span>
        <span className="inline-flex items-center gap-2">
          <svg aria-hidden="true" width="3" height="14">
            <rect width="2" height="14" fill="var(--accent)" />
          </svg>
          allowed until here
        </span>
      </p>
      <ol className="border-rule border-t">
        {drawn.map((key) => {
          const { atLeastDays, atMostDays, allowedDays } = key.secretAge
          const sure = share(atLeastDays)
          const perhaps = atMostDays === null ? 100 - sure : share(atMostDays) - sure
          return (
            <li
              key={key.resourceId}
              className="grid items-center gap-x-5 border-rule border-b py-2 max-sm:grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_11rem]"
            >
              <span className="line-clamp-2 wrap-anywhere" title={keyName(key)}>
                <Link kind="ink" href={`/keys/${key.resourceId}`}>
                  <bdi>{keyName(key)}</bdi>
                </Link>
              </span>
              <svg aria-hidden="true" className="h-3.5 w-full max-sm:order-3 max-sm:col-span-2">
                <HatchPattern id={`${hatch}-${key.resourceId}`} />
                <rect y="3" width={`${sure}%`} height="8" fill="var(--ink)" opacity="0.75" />
                <rect x={`${sure}%`} y="3" width={`${perhaps}%`} height="8" fill={`url(#${hatch}-${key.resourceId})`} />
                <rect x={`${Math.min(share(allowedDays), 99.6)}%`} width="2" height="14" fill="var(--accent)" />
              </svg>
              <span className="figures inline-flex items-baseline justify-end gap-2 text-end text-fine">
                <StatusShape tone={ageTone(key)} />
                {ageWords(key.secretAge)}
                <span className="sr-only">, allowed {allowedDays} days</span>
              </span>
            </li>
          )
        })}
      </ol>
      {working.length > drawn.length ? (
        <p className="mt-2 text-fine text-soft">
          And {(working.length - drawn.length).toLocaleString('en')} younger ones: the table has them all.
        </p>
      ) : null}
      <TableBehind
        caption="How old the secret of each key is"
        heads={['Key', 'Age of its secret', 'Allowed, days']}
        rows={working.map((key) => ({
          name: `${keyName(key)} (${key.prefix})`,
          values: [ageWords(key.secretAge), key.secretAge.allowedDays.toLocaleString('en')],
        }))}
      />
    </>
  )
}

function HatchPattern({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <path d="M0 .5h5" stroke="var(--unknown)" strokeWidth="1.2" />
      </pattern>
    </defs>
  )
}

function Hatched({ id }: { id: string }) {
  return (
    <svg aria-hidden="true" width="20" height="8">
      <HatchPattern id={id} />
      <rect width="20" height="8" fill={`url(#${id})`} />
    </svg>
  )
}
