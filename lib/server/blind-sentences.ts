import 'server-only'
import type { InventoryContext } from '../db/inventory-context'
import * as say from '../domain/inventory/say-blind'
import { briefName } from '../domain/inventory/shown-name'

type Spots = InventoryContext['spots']

/** What could not be read, as sentences; of several accounts, each with its name. */
export function blindSentences(spots: Spots, { accounts }: Pick<InventoryContext, 'accounts'>): string[] {
  return accounts.flatMap(({ id, name }) => {
    const sentences = say.blindSentences(
      spots
        .filter(({ accountId }) => accountId === id)
        .map(({ kind, projectId, projectName, reason }) => ({
          kind,
          projectId: projectId || null,
          projectName,
          reason,
        })),
    )
    return accounts.length === 1 ? sentences : sentences.map((sentence) => `${briefName(name)}: ${sentence}`)
  })
}

export function sentenceOf({ kind, projectId, projectName, reason, detail }: Spots[number]): string {
  return say.blindSentence(kind, { projectId: projectId || null, reason, detail }, projectName)
}
