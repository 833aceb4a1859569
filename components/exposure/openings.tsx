import type { FirewallAnswer } from '@/lib/contracts/exposure'
import { SEVERITY_WORDS } from '../findings/finding-words'
import { StatusMark } from '../ui/status-mark'

/** Rule by rule: who may reach which door. Nothing that is fine is marked. */
export function Openings({ openings, caption }: { openings: FirewallAnswer['openings']; caption: string }) {
  if (openings.length === 0) return <p className="text-soft">It lets nobody in.</p>
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-ink border-b text-fine text-soft">
          <th scope="col" className="w-[45%] py-1 pe-4 text-start font-medium">
            Who may come in
          </th>
          <th scope="col" className="py-1 pe-4 text-start font-medium">
            Where
          </th>
          <th scope="col" className="py-1 text-start font-medium">
            <span className="sr-only">How bad</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {openings.map(({ who, what, sentence, severity, anyone }) => (
          <tr key={sentence} className="border-rule border-b align-baseline">
            <th
              scope="row"
              className={`py-1.5 pe-4 text-start wrap-anywhere ${anyone ? 'font-semibold' : 'font-normal'}`}
            >
              {who}
            </th>
            <td className="py-1.5 pe-4 wrap-anywhere">{what}</td>
            <td className="py-1.5 text-end text-fine">
              {severity ? (
                <StatusMark tone={SEVERITY_WORDS[severity].tone}>{SEVERITY_WORDS[severity].word}</StatusMark>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
