import type { HandOverAnswer } from '@/lib/contracts/handover'
import { capital, countWords } from '@/lib/domain/number-words'

/** What the page says after something was handed over. */
export type Said = { sentence: string; refused: { key: string; name: string; why: string }[] }

export const NOTHING_SAID: Said = { sentence: '', refused: [] }

export function saidOf({ results, changed, left }: HandOverAnswer, to: string): Said {
  const rest = left === 0 ? 'Nothing is left.' : `${capital(countWords(left, 'thing is', 'things are'))} left.`
  return {
    sentence: changed > 0 ? `${capital(countWords(changed, 'thing', 'things'))} handed over to ${to}. ${rest}` : '',
    refused: results
      .filter(({ outcome }) => outcome === 'refused')
      .map(({ part, id, name, why }) => ({ key: `${part}:${id}`, name: name ?? id, why: why ?? '' })),
  }
}
