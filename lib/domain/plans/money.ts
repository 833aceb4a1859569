import type { Target } from './facts'
import type { Money } from './plan-shape'
import { dollars } from './words'

export const NO_CHANGE: Money = { monthly: 0, sentence: 'It changes nothing about what you pay.' }

/** What is saved when this goes. */
export function saved({ monthlyCost }: Pick<Target, 'monthlyCost'>, more: string = ''): Money {
  if (monthlyCost === null)
    return {
      monthly: null,
      sentence: `Nobody knows what it costs, so nobody knows what it saves.${more && ` ${more}`}`,
    }
  if (monthlyCost === 0) return { monthly: 0, sentence: `It costs nothing, so nothing is saved.${more && ` ${more}`}` }
  return { monthly: -monthlyCost, sentence: `Saves ${dollars(monthlyCost)} a month.${more && ` ${more}`}` }
}

/** Of all targets together. */
export function sumOf(each: readonly Money[]): Money {
  const [only] = each
  if (only && each.length === 1) return only
  const known = each.filter(({ monthly }) => monthly !== null)
  const monthly = known.reduce((sum, { monthly }) => sum + (monthly ?? 0), 0)
  const missing = each.length - known.length
  const rest = missing > 0 ? ` What ${missing} of them cost is not known.` : ''
  if (monthly === 0)
    return { monthly: missing > 0 ? null : 0, sentence: `It changes nothing we know of about what you pay.${rest}` }
  return {
    monthly,
    sentence: `${monthly < 0 ? 'Saves' : 'Costs'} ${dollars(monthly)} a month together.${rest}`,
  }
}
