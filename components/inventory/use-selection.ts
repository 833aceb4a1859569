'use client'

import { useCallback, useMemo, useState } from 'react'

type Selectable = { id: string; name: string; owner: { key: string } | null }
type Selected = { id: string; name: string; ownerKey: string | null }

/** What is selected stays selected, with its name, also when a search or a jump takes its row out of sight. */
export function useSelection(rows: readonly Selectable[]) {
  const [selected, setSelected] = useState<ReadonlyMap<string, Selected>>(() => new Map())
  const select = useCallback(
    (ids: ReadonlySet<string>) =>
      setSelected((before) => {
        const known = new Map(rows.map((row) => [row.id, row]))
        const next = new Map<string, Selected>()
        for (const id of ids) {
          const row = known.get(id)
          const thing = row ? { id, name: row.name, ownerKey: row.owner?.key ?? null } : before.get(id)
          if (thing) next.set(id, thing)
        }
        return next
      }),
    [rows],
  )
  const ids = useMemo(() => new Set(selected.keys()), [selected])
  const things = useMemo(() => [...selected.values()], [selected])
  return { ids, things, select }
}
