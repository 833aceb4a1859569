import { asSentence, countedWording } from '../ui/count-wording'
import { EvidenceLine } from '../ui/evidence-line'
import { PageHead } from '../ui/page-head'

/** How much was found, and how much of it is due. */
export function FindingsHead({ total, due, asOf }: { total: number; due: number; asOf: string }) {
  const others = total - due
  const needed =
    due === 0
      ? 'Nothing needs a decision'
      : `${asSentence(countedWording(due, 'finding needs', 'findings need'))} a decision`
  const rest = others === 0 ? '' : `; ${countedWording(others, 'more is', 'more are')} decided or only worth knowing`
  return (
    <PageHead
      name="Findings"
      sentence={`${needed}${rest}.`}
      lead="Everything Stocktake found, the worst first. A finding closes by itself when it is no longer true; one thing may be in several."
      evidence={<EvidenceLine fact="worked out from everything Raff lists" asOf={asOf} />}
    />
  )
}
