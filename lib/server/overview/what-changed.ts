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
  weekAgo: Date,
  watchedSince: Date | null,
): OverviewAnswer['changed'] {
  const items = KINDS.flatMap((kind) =>
    CHANGE_KINDS.flatMap((what) => {
      const count = counts.find((each) => each.kind === kind && each.what === what)?.count ?? 0
      return count === 0
        ? []
        : [{ kind, what, count, sentence: `${countOf(kind, count)} ${VERBS[what]}`, href: linkTo(kind, what, weekAgo) }]
    }),
  )
  const news = items.filter(({ kind }) => !ROUTINE.has(kind)).map(({ sentence }) => sentence)
  const all = watchedSince !== null && watchedSince <= weekAgo
  return {
    since: (all || !watchedSince ? weekAgo : watchedSince).toISOString(),
    watched: all ? 'week' : watchedSince ? 'part' : 'not',
    sentence: sentenceOf(news, all, watchedSince !== null),
    items,
  }
}

/** What happened before we began watching, Raff does not tell: that nothing changed is only said of what was watched. */
function sentenceOf(news: readonly string[], all: boolean, some: boolean): string {
  if (news.length > 0) return `${all ? 'In the last seven days' : 'Since we began watching'}: ${inWords(news)}.`
  if (all) return 'Nothing but copies changed in the last seven days.'
  return some
    ? 'Nothing but copies changed since we began watching. What changed before that, Raff does not tell.'
    : 'Nobody was watching yet: what changes from now on will stand here.'
}

/** What appeared or changed within the week and has gone since is counted, and shown. */
function linkTo(kind: Kind, what: ChangeKind, since: Date): string {
  const sort = what === 'gone' ? '&sort=-gone' : what === 'appeared' ? '&sort=-firstSeen' : ''
  return `/inventory?kind=${kind}&changed=${what}&since=${encodeURIComponent(since.toISOString())}&gone=all${sort}`
}
