import { shownName } from '@/lib/domain/inventory/shown-name'
import { BeforeAndAfter } from './before-and-after'
import type { ManyChange } from './things-of-entry'

/** Names. Enough to know what it is about; all of them can be unfolded. */
const NAMED = 6
/** Changes that are different from each other. */
const SHOWN = 8

/** What happened to many things, told once for all to which the same happened. */
export function ManyThings({ changes }: { changes: readonly ManyChange[] }) {
  const rest = changes.slice(SHOWN)
  return (
    <div className="space-y-5">
      {changes.slice(0, SHOWN).map((change) => (
        <OneChange key={change.mark} change={change} />
      ))}
      {rest.length > 0 ? (
        <details>
          <summary className="text-accent underline underline-offset-3">
            {rest.length.toLocaleString('en')} more {rest.length === 1 ? 'change' : 'changes'}
          </summary>
          <div className="mt-4 space-y-5">
            {rest.map((change) => (
              <OneChange key={change.mark} change={change} />
            ))}
          </div>
        </details>
      ) : null}
    </div>
  )
}

function OneChange({ change: { fields, hadBefore, things } }: { change: ManyChange }) {
  const rest = things.slice(NAMED)
  return (
    <div className="space-y-2">
      <div className="wrap-anywhere">
        <p>
          <b className="font-semibold">
            {things.length === 1 ? 'One thing' : `${things.length.toLocaleString('en')} things`}:{' '}
          </b>
          <Names things={things.slice(0, NAMED)} />
          {rest.length > 0 ? ' …' : ''}
        </p>
        {rest.length > 0 ? (
          <details>
            <summary className="text-accent underline underline-offset-3">
              and {rest.length.toLocaleString('en')} more
            </summary>
            <p className="mt-1">
              <Names things={rest} />
            </p>
          </details>
        ) : null}
      </div>
      <BeforeAndAfter fields={fields} hadBefore={hadBefore} />
    </div>
  )
}

function Names({ things }: { things: ManyChange['things'] }) {
  return things.map(({ id, name }, place) => (
    <span key={id}>
      {place > 0 ? ', ' : ''}
      <bdi>{shownName(name)}</bdi>
    </span>
  ))
}
