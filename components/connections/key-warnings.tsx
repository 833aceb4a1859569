import type { ConnectionAnswer } from '@/lib/contracts/connections'
import { Notice } from '../ui/notice'

/** What is wrong with a key for its purpose, each with the set-up that would be right. */
export function KeyWarnings({ warnings }: { warnings: ConnectionAnswer['warnings'] }) {
  const risks = warnings.filter(({ weight }) => weight === 'risk')
  const notes = warnings.filter(({ weight }) => weight === 'note')
  return (
    <>
      {risks.map(({ code, sentence, instead }) => (
        <Notice key={code} tone="risk" title={sentence}>
          {instead}
        </Notice>
      ))}
      {notes.length > 0 ? (
        <ul className="space-y-2 text-fine text-soft">
          {notes.map(({ code, sentence, instead }) => (
            <li key={code} className="max-w-[72ch] border-rule border-s-2 ps-3">
              {sentence} {instead}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
