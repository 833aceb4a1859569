import type { PracticeAnswer } from '@/lib/contracts/practice'
import { ROLE_WORDS } from '../shell/role-words'
import { CopyableId } from '../ui/copyable-id'

/** Whom one can sign in as, in a second window, to try what takes more than one person. */
export function SampleSignIns({ people }: { people: PracticeAnswer['people'] }) {
  return (
    <ul className="divide-y divide-rule border-rule border-y">
      {people.map(({ name, email, role, password }) => (
        <li key={email} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
          <div>
            <p className="font-medium">
              {name} <span className="font-normal text-soft">· {ROLE_WORDS[role].name}</span>
            </p>
            <p className="text-fine text-soft">{ROLE_WORDS[role].sentence}</p>
          </div>
          <dl className="grid grid-cols-[5rem_minmax(0,1fr)] content-start gap-y-1 text-fine">
            <dt className="text-soft">Address</dt>
            <dd>
              <CopyableId id={email} label={`address of ${name}`} />
            </dd>
            <dt className="text-soft">Password</dt>
            <dd>
              <CopyableId id={password} label={`password of ${name}`} />
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}
