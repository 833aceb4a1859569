import type { ImportAnswer, ImportLine } from '@/lib/contracts/ownership-imports'
import { capital, countWords } from '@/lib/domain/number-words'
import type { StatusTone } from '../ui/status-mark'

/** "312 lines would change something; twelve cannot be used." */
export function previewSentence({ changes, same, problems, appliedAt }: ImportAnswer): string {
  if (appliedAt) return `${capital(countWords(changes, 'thing has', 'things have'))} been changed.`
  const parts = [
    changes === 0 ? 'nothing would change' : `${countWords(changes, 'line', 'lines')} would change something`,
    ...(same > 0 ? [`${countWords(same, 'says', 'say')} what is so already`] : []),
    ...(problems > 0 ? [`${countWords(problems, 'cannot', 'cannot')} be used`] : []),
  ]
  return `${capital(parts.join('; '))}.`
}

export const LINE_WORDS: Record<ImportLine['state'], { tone: StatusTone; word: string; many: string }> = {
  change: { tone: 'good', word: 'changes', many: 'lines that change something' },
  same: { tone: 'exempt', word: 'is so already', many: 'lines that are so already' },
  problem: { tone: 'risk', word: 'left out', many: 'lines that are left out' },
}

export function valueWords(value: string | boolean | null): string {
  if (value === null) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value
}
