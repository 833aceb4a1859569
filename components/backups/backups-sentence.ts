import type { BackupsAnswer, CoverageCounts } from '@/lib/contracts/backups'
import { asSentence, countWording } from '../ui/count-wording'

type Facts = Pick<BackupsAnswer, 'summary'>

/** "Four of 31 servers and disks in production are not safely backed up." */
export function backupsSentence({ summary, blind }: Facts & Pick<BackupsAnswer, 'blind'>): string {
  if (summary.all.total === 0)
    return blind.length === 0
      ? 'There is nothing to back up: no servers and no disks.'
      : 'Whether there is anything to back up is not known: not everything could be read.'
  const production = summary.environments.find(({ environment }) => environment === 'production')
  return production && production.total > 0 ? sentenceOf(production, ' in production') : sentenceOf(summary.all, '')
}

function sentenceOf(counts: CoverageCounts, where: string): string {
  const bad = counts.unprotected + counts['at-risk']
  const first =
    bad > 0
      ? `${countWording(bad)} of ${countWording(counts.total)} ${thingsOf(counts.total)}${where} ${bad === 1 ? 'is' : 'are'} not safely backed up`
      : goodNews(counts, where)
  const unknown = counts.unknown
  const second =
    unknown === 0
      ? ''
      : `; of ${countWording(unknown)}${bad > 0 ? ' more' : ''} nobody knows, because their copies could not be read`
  return `${asSentence(first)}${second}.`
}

function goodNews(counts: CoverageCounts, where: string): string {
  const { total, protected: safe, exempt } = counts
  if (safe === 0) return `none of the ${thingsOf(total)}${where} is known to be backed up`
  if (safe === total) return `all ${countWording(total)} ${thingsOf(total)}${where} are safely backed up`
  const but = exempt > 0 ? `, and ${countWording(exempt)} ${exempt === 1 ? 'is' : 'are'} exempt` : ''
  return `${countWording(safe)} of ${countWording(total)} ${thingsOf(total)}${where} are safely backed up${but}`
}

/** What comes after it: how it is outside production. Null where there is nothing to add. */
export function elsewhereSentence({ summary }: Facts): string | null {
  const production = summary.environments.find(({ environment }) => environment === 'production')
  if (!production || production.total === 0) return null
  const total = summary.all.total - production.total
  const bad = summary.all.unprotected + summary.all['at-risk'] - production.unprotected - production['at-risk']
  if (total === 0) return null
  return bad === 0
    ? `Outside production, none of the other ${countWording(total)} is known to lack a good copy.`
    : `Outside production, ${countWording(bad)} of ${countWording(total)} ${bad === 1 ? 'is' : 'are'} not.`
}

function thingsOf(total: number): string {
  return total === 1 ? 'server or disk' : 'servers and disks'
}
