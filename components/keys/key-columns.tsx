import type { KeyRow } from '@/lib/contracts/keys'
import { briefName } from '@/lib/domain/inventory/shown-name'
import type { Column } from '../data-table/column'
import { SEVERITY_WORDS } from '../findings/finding-words'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { ageTone, ageWords, KEY_STATUS_WORDS, keyName } from './key-words'
import { LevelMark } from './level-mark'
import { IS_QUIET } from './quiet-facts'

export const KEY_COLUMNS: readonly Column<KeyRow>[] = [
  {
    id: 'name',
    header: 'Key',
    isName: true,
    grow: true,
    sortable: true,
    width: 12,
    value: (key) => keyName(key),
    cell: (key) => (
      <>
        <bdi className="wrap-anywhere block font-medium">{briefName(keyName(key))}</bdi>
        <span className="block font-mono text-[0.8em] text-soft">{key.prefix}…</span>
      </>
    ),
  },
  {
    id: 'trouble',
    header: 'Trouble',
    grow: true,
    sortable: true,
    sortFirst: 'descending',
    width: 11,
    value: ({ findings }) => findings.length,
    cell: (key) => <Trouble of={key} />,
  },
  {
    id: 'reach',
    header: 'What it can do',
    grow: true,
    width: 13,
    yields: 1,
    value: ({ reachSentence }) => reachSentence,
    cell: ({ strongest, reachSentence }) => (
      <span className="flex items-baseline gap-2" title={reachSentence}>
        <LevelMark level={strongest} className="translate-y-[0.15em]" />
        <span className="wrap-anywhere line-clamp-3">{reachSentence}</span>
      </span>
    ),
  },
  {
    id: 'age',
    header: 'Age of its secret',
    sortable: true,
    sortFirst: 'descending',
    width: 9.5,
    yields: 2,
    notOnPhone: IS_QUIET.age,
    value: ({ secretAge }) => secretAge.atLeastDays,
    cell: (key) => (
      <StatusMark tone={ageTone(key)} className="whitespace-normal!">
        <span title={key.secretAge.sentence}>{ageWords(key.secretAge)}</span>
      </StatusMark>
    ),
  },
  {
    id: 'owner',
    header: 'Owner',
    sortable: true,
    width: 8.5,
    yields: 3,
    value: ({ owner }) => owner?.name,
    cell: ({ owner, ownerConfirmedAt }) =>
      owner ? (
        <>
          <bdi className={owner.gone ? 'wrap-anywhere block text-risk' : 'wrap-anywhere block'}>{owner.name}</bdi>
          <span className="block text-fine text-soft">
            {owner.gone ? 'is not here any more' : null}
            {owner.gone ? null : ownerConfirmedAt ? (
              <>
                confirmed <RelativeTime at={ownerConfirmedAt} />
              </>
            ) : (
              'never confirmed'
            )}
          </span>
        </>
      ) : (
        <span className="text-soft">nobody</span>
      ),
  },
  {
    id: 'used',
    header: 'Last used',
    sortable: true,
    sortFirst: 'descending',
    width: 7.5,
    yields: 4,
    notOnPhone: IS_QUIET.used,
    value: ({ lastUsedAt }) => (lastUsedAt ? new Date(lastUsedAt) : null),
    cell: ({ lastUsedAt, usedByStocktake }) => (
      <>
        {lastUsedAt ? (
          <RelativeTime at={lastUsedAt} />
        ) : (
          <span className="text-soft" title="As far as Raff tells">
            never
          </span>
        )}
        {usedByStocktake ? <span className="block text-fine text-soft">by Stocktake itself</span> : null}
      </>
    ),
  },
  {
    id: 'expires',
    header: 'Ends',
    sortable: true,
    width: 7,
    yields: 5,
    notOnPhone: IS_QUIET.expires,
    value: ({ expiresAt }) => (expiresAt ? new Date(expiresAt) : null),
    cell: ({ expiresAt }) =>
      expiresAt ? <RelativeTime at={expiresAt} style="date" /> : <span className="text-soft">never</span>,
  },
  {
    id: 'status',
    header: 'State',
    sortable: true,
    width: 7.5,
    yields: 6,
    notOnPhone: IS_QUIET.status,
    value: ({ status }) => KEY_STATUS_WORDS[status].word,
    cell: ({ status }) => <StatusMark tone={KEY_STATUS_WORDS[status].tone}>{KEY_STATUS_WORDS[status].word}</StatusMark>,
  },
  {
    id: 'purpose',
    header: 'What it is for',
    grow: true,
    width: 11,
    yields: 7,
    notOnPhone: IS_QUIET.purpose,
    value: ({ purpose }) => purpose,
    cell: ({ purpose }) =>
      purpose ? <bdi className="wrap-anywhere">{purpose}</bdi> : <span className="text-soft">not written down</span>,
  },
  {
    id: 'checklist',
    header: 'Questions answered',
    align: 'end',
    hiddenAtFirst: true,
    width: 7,
    yields: 8,
    value: ({ checklist }) => checklist.answered,
    cell: ({ checklist: { answered, total } }) => `${answered} of ${total}`,
  },
]

/** The worst first, in the words of the rule; the rest is counted. */
function Trouble({ of: { findings, needsDecision } }: { of: KeyRow }) {
  const [worst, ...others] = findings
  if (!worst) return <span className="text-soft">none</span>
  const tone = needsDecision ? SEVERITY_WORDS[worst.severity].tone : 'exempt'
  return (
    <StatusMark tone={tone} className="whitespace-normal!">
      {worst.title}
      {others.length > 0 ? <span className="text-soft"> and {others.length} more</span> : null}
    </StatusMark>
  )
}
