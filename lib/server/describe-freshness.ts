import 'server-only'
import type { ResourceAnswer } from '../contracts/resource'
import type { InventoryRow } from '../db/inventory-list'
import { kindRead } from '../db/kind-reads'
import { database } from '../db/client'
import { KIND_WORDS } from '../domain/inventory/kinds'
import { lengthWords } from '../domain/inventory/since'

/** How old what is shown of one thing may be. */
export async function describeFreshness(
  { accountId, kind, gone, missingSince }: InventoryRow,
  now: Date,
): Promise<Omit<ResourceAnswer['freshness'], 'blind'>> {
  const read = await kindRead(database(), accountId, kind)
  const completeAt = read?.completeAt ?? null
  return {
    sentence: sentenceOf(kind, { gone, missingSince, completeAt }, now),
    completeAt: completeAt?.toISOString() ?? null,
    triedAt: read?.triedAt.toISOString() ?? null,
  }
}

function sentenceOf(
  kind: InventoryRow['kind'],
  { gone, missingSince, completeAt }: { gone: boolean; missingSince: string | null; completeAt: Date | null },
  now: Date,
): string {
  if (gone) return 'It is gone: this is how it was last seen.'
  if (missingSince !== null)
    return 'It was in no answer lately, and nothing proves that it is gone: this is how it was last seen.'
  const { many } = KIND_WORDS[kind]
  if (completeAt === null) return `All ${many} were never read as a whole: some may be missing.`
  return `As of the last reading of all ${many}, ${lengthWords(now.getTime() - completeAt.getTime())} ago.`
}
