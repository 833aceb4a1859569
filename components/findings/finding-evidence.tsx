import type { FindingAnswer } from '@/lib/contracts/findings'
import { EvidenceLine } from '../ui/evidence-line'
import { sourceWords } from './finding-words'

/** Since when, from where, and how fresh: never more than was seen. */
export function FindingEvidence({ finding, asOf }: { finding: FindingAnswer; asOf: string | undefined }) {
  const { sinceSentence, since, timesOpened } = finding
  const exact = since
    ? `first seen to be so ${since.by}${since.after ? `, and not yet so ${since.after}` : ''}`
    : undefined
  const cameBack = timesOpened > 1 ? `; it was settled before and came back` : ''
  return (
    <EvidenceLine
      fact={
        <span title={exact}>
          {sinceSentence ?? 'nothing tells since when'}
          {cameBack}
        </span>
      }
      source={sourceWords(finding)}
      asOf={asOf}
    />
  )
}
