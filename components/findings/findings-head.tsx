import type { FindingsAnswer } from '@/lib/contracts/findings'
import { asSentence, countedWording } from '../ui/count-wording'
import { EvidenceLine } from '../ui/evidence-line'
import { PageHead } from '../ui/page-head'

/** How much was found, and how much of it is due. */
export function FindingsHead({ open, all }: { open: FindingsAnswer; all: FindingsAnswer }) {
  const others = all.total - open.total
  const due =
    open.total === 0
      ? 'Nothing needs a decision'
      : `${asSentence(countedWording(open.total, 'finding needs', 'findings need'))} a decision`
  const rest = others === 0 ? '' : `; ${countedWording(others, 'more is', 'more are')} decided or only worth knowing`
  return (
    <PageHead
      name="Findings"
      sentence={`${due}${rest}.`}
      lead="Everything Stocktake found, the worst first. A finding closes by itself when it is no longer true; one thing may be in several."
      evidence={<EvidenceLine fact="worked out from everything Raff lists" asOf={all.asOf} />}
    />
  )
}
