import type { KeyAnswer } from '@/lib/contracts/keys'
import { StatusMark } from '../ui/status-mark'
import { KeyPart } from './key-part'

/** Beside the model we recommend: one key for one purpose. */
export function KeyAdvice({ advice }: { advice: KeyAnswer['advice'] }) {
  if (advice.length === 0) return null
  return (
    <KeyPart
      id="advice"
      title="One key for one purpose"
      lead="Then each can be switched off, replaced or narrowed without stopping anything else. How this one compares:"
    >
      <ul className="space-y-2">
        {advice.map(({ fits, sentence }) => (
          <li key={sentence}>
            <StatusMark tone={fits ? 'good' : 'risk'} className="whitespace-normal!">
              <span className="sr-only">{fits ? 'As recommended: ' : 'Not as recommended: '}</span>
              {sentence}
            </StatusMark>
          </li>
        ))}
      </ul>
    </KeyPart>
  )
}
