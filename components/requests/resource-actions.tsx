import type { Kind } from '@/lib/domain/inventory/kinds'
import { Menu } from '../ui/menu'
import type { MenuEntry } from '../ui/menu-entry'
import { actsFor } from './resource-acts'

/** What can be asked for about one thing. Each leads to its plan; nothing happens before that was read and decided. */
export function ResourceActions({
  thing,
  mayAsk,
}: {
  thing: { id: string; kind: Kind; status: string | null; gone: boolean }
  mayAsk: boolean
}) {
  const acts = actsFor(thing)
  if (!mayAsk || acts.length === 0) return null
  const entries = acts.map(({ words, href }): MenuEntry => ({ kind: 'link', label: words, href }))
  return (
    <section aria-labelledby="acts" data-screen-only>
      <h2 id="acts" className="small-caps mb-3 border-ink border-b pb-1 text-lead">
        What can be done
      </h2>
      <p className="mb-3 text-soft">Nothing happens at a press: you see what it would do, and somebody decides.</p>
      <Menu size="normal" entries={entries}>
        Ask for something…
      </Menu>
    </section>
  )
}
