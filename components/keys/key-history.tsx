import type { KeyAnswer } from '@/lib/contracts/keys'
import { RelativeTime } from '../ui/relative-time'
import { KeyPart } from './key-part'

/** What changed about it, newest first, as far as Stocktake has watched. */
export function KeyHistory({ history }: { history: KeyAnswer['history'] }) {
  return (
    <KeyPart id="history" title="What changed">
      {history.length === 0 ? <p className="text-soft">Nothing since we began watching.</p> : null}
      <ol className="divide-y divide-rule">
        {history.map(({ after, by, sentence }) => (
          <li key={`${by} ${sentence}`} className="py-2">
            <p className="wrap-anywhere">{sentence}</p>
            <p className="text-fine text-soft">
              {after ? (
                <>
                  between <RelativeTime at={after} style="short" /> and <RelativeTime at={by} style="short" />
                </>
              ) : (
                <>
                  seen <RelativeTime at={by} style="short" />
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </KeyPart>
  )
}
