import 'server-only'
import { database } from '../db/client'
import type { BlindSpotRow } from '../db/kind-reads'
import { blindSentence } from '../domain/inventory/judge-read'

/** What could not be read, as sentences, each once. */
export async function blindSentences(spots: readonly BlindSpotRow[]): Promise<string[]> {
  if (spots.length === 0) return []
  const projects = await database().resource.findMany({
    where: { kind: 'project', raffId: { in: spots.flatMap(({ projectId }) => projectId ?? []) } },
    select: { raffId: true, name: true },
  })
  const names = new Map(projects.map(({ raffId, name }) => [raffId, name]))
  return [...new Set(spots.map((spot) => blindSentence(spot.kind, spot, names.get(spot.projectId ?? '') ?? null)))]
}
