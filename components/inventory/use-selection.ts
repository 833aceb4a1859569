'use client'

import { useCallback, useMemo, useState } from 'react'

type Named = { id: string; name: string }

/** What is selected stays selected, with its name, also when a search or a jump takes its row out of sight. */
export function useSelection(rows: readonly Named[]) {
  const [selected, setSelected] = useState<ReadonlyMap<string, Named>>(() => new Map())
  const select = useCallback(
    (ids: ReadonlySet<string>) =>
      setSelected((before) => {
        const known = new Map(rows.map((row) => [row.id, row]))
        const next = new Map<string, Named>()
        for (const id of ids) {
          const thing = known.get(id) ?? before.get(id)
          if (thing) next.set(id, { id, name: thing.name })
        }
        return next
      }),
    [rows],
  )
  const ids = useMemo(() => new Set(selected.keys()), [selected])
  const things = useMemo(() => [...selected.values()], [selected])
  return { ids, things, select }
}
