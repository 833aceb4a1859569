import 'server-only'
import type { InventoryContext } from '../db/inventory-context'
import { blindSentence } from '../domain/inventory/judge-read'

/** What could not be read, as sentences, each once. */
export function blindSentences(spots: InventoryContext['spots']): string[] {
  return [...new Set(spots.map((spot) => sentenceOf(spot)))]
}

export function sentenceOf({
  kind,
  projectId,
  projectName,
  reason,
  detail,
}: InventoryContext['spots'][number]): string {
  return blindSentence(kind, { projectId: projectId || null, reason, detail }, projectName)
}
