import type { World } from '../world'
import { ApiError } from '../wire/api-error'

const REASONS = {
  banned: 'The account is suspended.',
  failed: 'The last payment failed. Update the payment method.',
  no_billing_customer: 'Billing is not set up for this account.',
}

/** Before anything that costs money is made. Pay-as-you-go pays later; a subscription pays `upFront` now. */
export function requireFunds(world: World, upFront = 0): void {
  const { account } = world.store
  if (account.billing !== 'good') {
    const extra = { error: 'Billing validation failed', reason: account.billing }
    throw new ApiError(403, REASONS[account.billing], extra)
  }
  if (account.balance <= 0 || account.balance < upFront)
    throw new ApiError(402, 'Insufficient balance for subscription')
}

const MONTH_MS = 730 * 60 * 60 * 1000

/** The part of the month paid for that is still to come, counted in whole hours from when the resource was made. */
export function unusedPart(world: World, createdAt: number): number {
  const hour = 60 * 60 * 1000
  const used = Math.ceil(((world.now - createdAt) % MONTH_MS) / hour) * hour
  return Math.max(0, 1 - used / MONTH_MS)
}

export function pay(world: World, dollars: number): void {
  world.store.account.balance = Math.round((world.store.account.balance - dollars) * 100) / 100
}
