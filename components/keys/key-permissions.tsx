import type { KeyAnswer } from '@/lib/contracts/keys'
import { inWords } from '@/lib/domain/permission-words'
import { briefName } from '@/lib/domain/inventory/shown-name'
import { StatusMark } from '../ui/status-mark'
import { KeyPart } from './key-part'

type Place = KeyAnswer['permissions'][number]

/** What its roles really permit today: the permissions count, not the role's name. */
export function KeyPermissions({ places }: { places: readonly Place[] }) {
  return (
    <KeyPart
      id="permissions"
      title="What it may do"
      lead="Roles can be edited at any time, and every key with the role changes along. This is what they permit now."
    >
      {places.length === 0 ? <p>Nothing: it has no role anywhere.</p> : null}
      <ul className="divide-y divide-rule border-rule border-b">
        {places.map((place) => (
          <li key={`${place.projectId ?? ''} ${place.where}`} className="py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-6">
              <bdi className="wrap-anywhere font-medium">{briefName(place.where)}</bdi>
              <span className="text-fine text-soft">
                {place.role ? (
                  <>
                    role <bdi>{place.role}</bdi>
                  </>
                ) : (
                  'a role without a name'
                )}
              </span>
            </p>
            {place.known ? <Permitted {...place} /> : <NotKnown />}
          </li>
        ))}
      </ul>
    </KeyPart>
  )
}

function Permitted({ sees, changes, destroys }: Place) {
  return (
    <dl className="mt-1 grid gap-x-6 gap-y-1 text-fine sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-soft">Delete or overwrite</dt>
      <dd className={destroys.length > 0 ? 'font-medium text-danger' : 'text-soft'}>
        {inWords(destroys) || 'nothing'}
      </dd>
      <dt className="text-soft">Make and change</dt>
      <dd className={changes.length > 0 ? undefined : 'text-soft'}>{inWords(changes) || 'nothing'}</dd>
      <dt className="text-soft">Look at</dt>
      <dd className={sees.length > 0 ? undefined : 'text-soft'}>{inWords(sees) || 'nothing'}</dd>
    </dl>
  )
}

function NotKnown() {
  return (
    <p className="mt-1 text-fine">
      <StatusMark tone="unknown" className="whitespace-normal!">
        Nobody here can read this role: it may permit anything.
      </StatusMark>
    </p>
  )
}
