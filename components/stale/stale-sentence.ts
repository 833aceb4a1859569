import type { StaleAnswer } from '@/lib/contracts/stale'
import { asSentence, countedWording } from '../ui/count-wording'
import { moneyWording } from '../ui/money-wording'

/** "31 things may not be needed any more and need a decision; without them you would pay $212.40 less a month." */
export function staleSentence({
  things,
  saving,
  unknownSavings,
}: Pick<StaleAnswer, 'things' | 'saving' | 'unknownSavings'>): string {
  if (things === 0) return 'Nothing that is left over needs a decision.'
  const found = `${countedWording(things, 'thing', 'things')} may not be needed any more and ${things === 1 ? 'needs' : 'need'} a decision`
  if (saving > 0) {
    const least = unknownSavings > 0 ? 'at least ' : ''
    return `${asSentence(found)}; without ${things === 1 ? 'it' : 'them'} you would pay ${least}${moneyWording(saving, 'USD')} less a month.`
  }
  return unknownSavings > 0
    ? `${asSentence(found)}; what they cost nobody knows.`
    : `${asSentence(found)}; ${things === 1 ? 'it costs' : 'they cost'} nothing.`
}

/** How much that is of the whole bill: "About a tenth of everything." */
export function shareWords({ saving, monthlyBill }: Pick<StaleAnswer, 'saving' | 'monthlyBill'>): string | null {
  if (saving <= 0 || monthlyBill <= 0) return null
  const percent = Math.round((saving / monthlyBill) * 100)
  return `That is ${percent < 1 ? 'less than 1' : percent} % of the ${moneyWording(monthlyBill, 'USD')} that everything costs together.`
}
