import type { KeyRow } from '@/lib/contracts/keys'
import { CopyableId } from '../ui/copyable-id'
import { Facts } from '../ui/facts'
import { RelativeTime } from '../ui/relative-time'
import { StatusMark } from '../ui/status-mark'
import { KeyPart } from './key-part'
import { ageTone, ageWords, KEY_STATUS_WORDS } from './key-words'

/** What is known of the key itself. */
export function KeyFacts({ of: key }: { of: KeyRow }) {
  const { word, tone, meaning } = KEY_STATUS_WORDS[key.status]
  return (
    <KeyPart id="facts" title="What is known">
      <Facts
        facts={[
          {
            name: 'State',
            value: (
              <StatusMark tone={tone}>
                <span title={meaning}>{word}</span>
              </StatusMark>
            ),
          },
          {
            name: 'Age of its secret',
            value: (
              <>
                <StatusMark tone={ageTone(key)}>{ageWords(key.secretAge)}</StatusMark>
                <p className="text-fine text-soft">{key.secretAge.sentence}</p>
                <p className="text-fine text-soft">Allowed here: {key.secretAge.allowedDays} days.</p>
              </>
            ),
          },
          {
            name: 'Last used',
            value: key.lastUsedAt ? <RelativeTime at={key.lastUsedAt} /> : 'never, as far as Raff tells',
          },
          { name: 'Ends', value: key.expiresAt ? <RelativeTime at={key.expiresAt} /> : 'never' },
          {
            name: 'Made',
            value: (
              <>
                {key.createdAt ? <RelativeTime at={key.createdAt} /> : 'Raff does not tell when'}
                {key.maker ? (
                  <>
                    {' '}
                    by <bdi>{key.maker.name}</bdi>
                    {key.maker.gone ? <span className="text-risk">, who is not in the account any more</span> : null}
                  </>
                ) : (
                  ', and Raff does not tell by whom'
                )}
              </>
            ),
          },
          ...(key.usedByStocktake
            ? [
                {
                  name: 'Used by',
                  value: (
                    <>
                      Stocktake itself, as “<bdi>{key.usedByStocktake}</bdi>”
                    </>
                  ),
                },
              ]
            : []),
          { name: 'Begins with', value: <CopyableId id={key.prefix} label="prefix" /> },
          { name: 'Id at Raff', value: <CopyableId id={key.raffId} short={12} label="id" /> },
        ]}
      />
    </KeyPart>
  )
}
