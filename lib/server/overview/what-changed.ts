import type { OverviewAnswer } from '../../contracts/overview'
import { countOf, KINDS, type Kind } from '../../domain/inventory/kinds'
import { CHANGE_KINDS, type ChangeKind } from '../../domain/inventory/say-change'
import { inWords } from '../../domain/permission-words'

/** Copies come and go every night: they are not news. */
const ROUTINE: ReadonlySet<Kind> = new Set(['backup', 'snapshot'])

const VERBS: Record<ChangeKind, string> = { appeared: 'new', changed: 'changed', gone: 'gone', returned: 'back again' }

/** What appeared, changed and went, as lines that lead to the rows. */
export function whatChanged(
  counts: readonly { kind: Kind; what: ChangeKind; count: number }[],
  since: Date,
): OverviewAnswer['changed'] {
  const items = KINDS.flatMap((kind) =>
    CHANGE_KINDS.flatMap((what) => {
      const count = counts.find((each) => each.kind === kind && each.what === what)?.count ?? 0
      return count === 0
        ? []
        : [{ kind, what, count, sentence: `${countOf(kind, count)} ${VERBS[what]}`, href: linkTo(kind, what) }]
    }),
  )
  const news = items.filter(({ kind }) => !ROUTINE.has(kind)).map(({ sentence }) => sentence)
  return {
    since: since.toISOString(),
    sentence:
      news.length === 0
        ? 'Nothing but copies changed in the last seven days.'
        : `In the last seven days: ${inWords(news)}.`,
    items,
  }
}

function linkTo(kind: Kind, what: ChangeKind): string {
  if (what === 'gone') return `/inventory?kind=${kind}&gone=only&sort=-gone`
  return what === 'appeared' ? `/inventory?kind=${kind}&sort=-firstSeen` : `/inventory?kind=${kind}`
}
