import type { TotalsAnswer } from '@/lib/contracts/inventory'
import { countOf, KIND_WORDS, type Kind } from '@/lib/domain/inventory/kinds'
import { inWords } from '@/lib/domain/permission-words'

/** The kinds that people mean by "what we run". Copies of both sorts are one thing to them. */
const NAMED: readonly Kind[] = ['vm', 'volume']

/**
 * "You run 43 servers, 61 disks, 320 copies and 24 public addresses for about $612 a month; 7 of the servers have no owner."
 * `unsure`: what could not be read to the end. None of it was seen, then, is not the same as there is none.
 */
export function inventorySentence(totals: TotalsAnswer, unownedServers: number, unsure: readonly Kind[]): string {
  const count = (kind: Kind) => totals.groups.find(({ key }) => key === kind)?.count ?? 0
  const copies = count('backup') + count('snapshot')
  const parts = [
    ...NAMED.flatMap((kind) => (count(kind) > 0 ? [countOf(kind, count(kind))] : [])),
    ...(copies > 0 ? [`${copies.toLocaleString('en')} ${copies === 1 ? 'copy' : 'copies'}`] : []),
    ...(count('ip') > 0 ? [countOf('ip', count('ip'))] : []),
  ]
  if (parts.length === 0)
    return unsure.length === 0
      ? 'Nothing runs here: there are no servers, disks or copies.'
      : `No servers, disks or copies were seen so far: ${inWords(unsure.map((kind) => KIND_WORDS[kind].many))} have not all been read.`
  return `${unsure.length > 0 ? 'As far as could be read, you' : 'You'} run ${inWords(parts)} for ${costWords(totals.total)}${ownerWords(count('vm'), unownedServers)}.`
}

function costWords({ monthlyCost, unknownCosts }: TotalsAnswer['total']): string {
  return `${unknownCosts > 0 ? 'at least' : 'about'} ${dollars(monthlyCost)} a month`
}

/** Whole dollars, but where cents are all there is. */
function dollars(amount: number): string {
  const digits = amount > 0 && amount < 10 ? 2 : 0
  return `$${amount.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`
}

function ownerWords(servers: number, unowned: number): string {
  if (servers === 0) return ''
  if (unowned === 0) return servers === 1 ? '; the server has an owner' : '; every server has an owner'
  if (unowned === servers) return servers === 1 ? '; the server has no owner yet' : '; no server has an owner yet'
  return unowned === 1
    ? '; one of the servers has no owner'
    : `; ${unowned.toLocaleString('en')} of the servers have no owner`
}
