import type { KeyRow } from '@/lib/contracts/keys'

type Told = Pick<KeyRow, 'needsDecision' | 'status' | 'strongest'>

/** The truth of the page: how many keys there are, and how many of them want a decision. */
export function keysSentence(keys: readonly Told[]): string {
  if (keys.length === 0) return 'No keys of this account can be seen.'
  const needing = keys.filter(({ needsDecision }) => needsDecision).length
  const working = keys.filter(({ status }) => status === 'active')
  const destroying = working.filter(({ strongest }) => strongest === 'destroy' || strongest === 'everything').length
  const decision =
    needing === 0
      ? noneOf(keys.length)
      : `${count(needing, keys.length)} ${needing === 1 ? 'needs' : 'need'} a decision.`
  if (destroying === 0) return decision
  return `${decision} ${destroying === 1 ? 'One' : destroying.toLocaleString('en')} of those that work can delete servers, disks or their copies.`
}

function count(some: number, all: number): string {
  if (some === all) return allOf(all)
  return `${some.toLocaleString('en')} of ${all.toLocaleString('en')} keys`
}

function noneOf(keys: number): string {
  if (keys === 1) return 'The one key needs no decision.'
  return `${keys === 2 ? 'Neither key' : `None of ${keys.toLocaleString('en')} keys`} needs a decision.`
}

function allOf(keys: number): string {
  if (keys === 1) return 'The one key'
  return keys === 2 ? 'Both keys' : `All ${keys.toLocaleString('en')} keys`
}
