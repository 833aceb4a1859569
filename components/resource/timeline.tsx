'use client'

import type { TimelineEntry } from '@/lib/contracts/resource'
import { useTimeZone } from '../ui/clock'
import { exactWording } from '../ui/instant-wording'
import { Link } from '../ui/link'
import { RelativeTime } from '../ui/relative-time'
import { daysOf } from './days-of'
import { momentWords } from './moment-words'
import { Section } from './section'

/** What happened to a thing, day by day, the newest first. What people decided stands in the serif, what machines did does not. */
export function Timeline({
  entries,
  total,
  moreHref,
}: {
  entries: readonly TimelineEntry[]
  total: number
  moreHref: string
}) {
  const timeZone = useTimeZone()
  return (
    <Section title="What happened">
      <ol>
        {daysOf(entries, timeZone).map(({ day, at, entries: ofDay }) => (
          <li
            key={day}
            className="grid gap-x-6 border-rule border-t py-2.5 first:border-t-0 sm:grid-cols-[6rem_minmax(0,1fr)]"
          >
            <h3 className="text-soft">
              <RelativeTime at={at} style="date" />
            </h3>
            <ol className="space-y-1.5">
              {ofDay.map((entry) => (
                <li
                  key={`${entry.at} ${entry.what} ${entry.field} ${entry.sentence}`}
                  className={entry.by ? 'font-serif text-lead' : undefined}
                >
                  <Entry entry={entry} timeZone={timeZone} />
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {total > entries.length ? (
        <p className="border-rule border-t pt-3">
          <Link href={moreHref} scroll={false}>
            Show {(total - entries.length).toLocaleString('en')} earlier{' '}
            {total - entries.length === 1 ? 'line' : 'lines'}
          </Link>
        </p>
      ) : null}
    </Section>
  )
}

function Entry({ entry: { by, sentence, after, at }, timeZone }: { entry: TimelineEntry; timeZone: string }) {
  return (
    <span className="wrap-anywhere">
      {by ? (
        <>
          <bdi className="font-semibold">{by}</bdi>:{' '}
        </>
      ) : null}
      <bdi>{sentence}</bdi>{' '}
      <span
        className="figures whitespace-nowrap font-sans text-fine text-soft"
        title={exactWording(new Date(at), timeZone)}
      >
        {momentWords({ after, at }, timeZone)}
      </span>
    </span>
  )
}
