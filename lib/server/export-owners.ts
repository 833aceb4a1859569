import 'server-only'
import type { z } from 'zod'
import type { templateQuery } from '../contracts/ownership-imports'
import { appendAudit } from '../db/append-audit'
import { inTransaction } from '../db/client'
import { resourceIds } from '../db/inventory-ids'
import { type OwnedResource, readOwnership } from '../db/ownership'
import { type DirectoryEntry, ownerDirectory } from '../db/owner-directory'
import { csvRow } from '../domain/csv'
import { KIND_WORDS } from '../domain/inventory/kinds'
import { type OwnerRef, ownerKey } from '../domain/inventory/owner'
import { IMPORT_TITLES } from '../domain/ownership/import-columns'
import { isOwnable } from '../domain/ownership/ownable'
import type { Caller } from './caller'
import { toInventoryFilter } from './inventory-filter'
import { streamText } from './stream-text'

const COLUMNS = [
  'id',
  'kind',
  'name',
  'owner',
  'backupOwner',
  'purpose',
  'environment',
  'endsOn',
  'reviewOn',
  'askFirst',
] as const

/** Things. As many as a file may say something about. */
const MOST = 50_000
/** Things read at a time: a file of fifty thousand lines is never in memory as a whole. */
const PAGE = 1_000

/** A file to fill in: what is known now, a line a thing. Sent back as it is, it changes nothing: who is gone is left out. */
export async function exportOwners(
  query: z.output<typeof templateQuery>,
  { viewer, by }: Caller,
  now = new Date(),
): Promise<{ filename: string; body: ReadableStream<Uint8Array> }> {
  const { filter } = await toInventoryFilter({ ...query, gone: 'no' }, viewer)
  const [ids, directory] = await Promise.all([resourceIds(filter, MOST), ownerDirectory()])
  await inTransaction((tx) =>
    appendAudit(tx, { ...by, action: 'inventory.exported', outcome: 'done', after: { owners: true, filter: query } }),
  )
  return {
    filename: `stocktake-owners-${now.toISOString().slice(0, 10)}.csv`,
    body: streamText(linesOf(ids, new Map(directory.map((entry) => [entry.key, entry])))),
  }
}

async function* linesOf(ids: string[], owners: ReadonlyMap<string, DirectoryEntry>): AsyncGenerator<string> {
  // the mark lets spreadsheets read accents; without it they guess an older encoding
  yield `\uFEFF${csvRow(COLUMNS.map((column) => IMPORT_TITLES[column]))}`
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE)
    const things = await readOwnership(page)
    const there = page.flatMap((id) => things.get(id) ?? []).filter(({ kind }) => isOwnable(kind))
    yield there.map((thing) => csvRow(cellsOf(thing, owners))).join('')
  }
}

function cellsOf({ id, kind, name, ownership }: OwnedResource, owners: ReadonlyMap<string, DirectoryEntry>) {
  const { owner, backupOwner, purpose, environment, endsOn, reviewOn, askFirst } = ownership
  const asked = ownership.version === 0 ? null : askFirst ? 'yes' : 'no'
  return [
    id,
    KIND_WORDS[kind].one,
    name,
    nameOf(owner),
    nameOf(backupOwner),
    purpose,
    environment,
    endsOn,
    reviewOn,
    asked,
  ]

  function nameOf(ref: OwnerRef | null): string | null {
    const known = ref && owners.get(ownerKey(ref))
    if (!known || known.gone) return null
    // an address is somebody's alone; two people can have one name
    return known.email ?? known.name
  }
}
