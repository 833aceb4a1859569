import type { BackupsAnswer, CoverageCounts } from '@/lib/contracts/backups'
import { shownName } from '@/lib/domain/inventory/shown-name'
import { PartsBar } from '../charts/parts-bar'
import { TableBehind } from '../charts/table-behind'
import { environmentWord } from '../findings/environment-word'
import { Link } from '../ui/link'
import { StatusShape } from '../ui/status-mark'
import { type BackupsFilter, backupsHref } from './backups-address'
import { COVERAGE_ORDER, COVERAGE_WORDS, partsOf } from './coverage-words'

const MOST_PROJECTS = 8

type Line = { key: string; name: string; counts: CoverageCounts; filter: Partial<BackupsFilter> }

/** How much of each environment and each project could be brought back. Every number leads to its rows. */
export function CoveragePicture({ summary }: { summary: BackupsAnswer['summary'] }) {
  const environments: Line[] = summary.environments
    .filter(({ total }) => total > 0)
    .map(({ environment, ...counts }) => ({
      key: environment ?? 'none',
      name: environmentWord(environment),
      counts,
      filter: { environment: environment ?? 'none' },
    }))
  const projects: Line[] = summary.projects
    .filter(({ total }) => total > 0)
    .map(({ projectId, projectName, ...counts }) => ({
      key: projectId ?? 'none',
      name: projectName === null ? 'No project' : shownName(projectName),
      counts,
      filter: { project: projectId ?? 'none' },
    }))
    .sort((a, b) => troubleIn(b.counts) - troubleIn(a.counts) || b.counts.total - a.counts.total)
  if (environments.length === 0) return null
  const heads = ['Where', ...COVERAGE_ORDER.map((state) => COVERAGE_WORDS[state].word), 'all']
  return (
    <section aria-labelledby="coverage-heading" className="mb-10">
      <h2 id="coverage-heading" className="sr-only">
        How much is protected
      </h2>
      <div className="grid gap-x-14 gap-y-8 xl:grid-cols-2">
        <Lines name="By environment" lines={environments} />
        {projects.length > 1 ? <Lines name="By project" lines={projects} most={MOST_PROJECTS} /> : null}
      </div>
      <TableBehind
        caption="How much is protected, by environment and project"
        heads={heads}
        rows={[...environments, ...projects].map(({ name, counts, filter }) => ({
          key: JSON.stringify(filter),
          name,
          values: [
            ...COVERAGE_ORDER.map((state) => counts[state].toLocaleString('en')),
            counts.total.toLocaleString('en'),
          ],
        }))}
      />
    </section>
  )
}

function troubleIn(counts: CoverageCounts): number {
  return counts.unprotected + counts['at-risk'] + counts.unknown
}

function Lines({ name, lines, most }: { name: string; lines: readonly Line[]; most?: number }) {
  const first = most === undefined ? lines : lines.slice(0, most)
  const more = lines.slice(first.length)
  return (
    <div>
      <h3 className="small-caps mb-2 text-lead text-soft">{name}</h3>
      <ul className="border-rule border-t">
        {first.map((line) => (
          <CoverageLine key={line.key} line={line} />
        ))}
      </ul>
      {more.length > 0 ? (
        <details className="mt-2">
          <summary className="w-fit cursor-pointer rounded-leaf text-fine text-soft underline underline-offset-4 hover:text-ink">
            {more.length.toLocaleString('en')} more with less trouble
          </summary>
          <ul className="mt-2 border-rule border-t">
            {more.map((line) => (
              <CoverageLine key={line.key} line={line} />
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}

function CoverageLine({ line: { name, counts, filter } }: { line: Line }) {
  const parts = partsOf(counts).filter(({ count }) => count > 0)
  return (
    <li className="grid gap-x-6 gap-y-1.5 border-rule border-b py-3 sm:grid-cols-[9rem_minmax(0,1fr)]">
      <p className="line-clamp-3 min-w-0 font-medium wrap-anywhere" title={name}>
        <bdi>{name}</bdi>
      </p>
      <div className="min-w-0">
        <PartsBar parts={parts} />
        <p className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-fine">
          {parts.map(({ state, tone, count, word }) => (
            <Link
              key={state}
              kind="ink"
              href={backupsHref({ ...filter, state })}
              scroll={false}
              className="figures inline-flex min-h-6 items-baseline gap-1.5"
            >
              <StatusShape tone={tone} className="size-2.5!" />
              {count.toLocaleString('en')} {word}
            </Link>
          ))}
        </p>
      </div>
    </li>
  )
}
