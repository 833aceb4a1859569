import type { ConnectionAnswer } from '@/lib/contracts/connections'
import { inWords } from '@/lib/domain/permission-words'
import { StatusShape } from '../ui/status-mark'

/** Project by project: with which role, and what could be deleted there. A table for screens, cards on a phone. */
export function ReachDetail({ reach }: { reach: ConnectionAnswer['reach'] }) {
  const { projects, accountRole, account, everyProject, keyName, blindTo } = reach
  return (
    <div className="space-y-4">
      {projects.length > 0 ? (
        <table className="w-full border-rule border-y text-fine max-sm:block">
          <thead className="text-start max-sm:sr-only">
            <tr>
              <th className="py-2 pe-4 text-start font-medium text-soft">Project</th>
              <th className="py-2 pe-4 text-start font-medium text-soft">Role of the key</th>
              <th className="py-2 text-start font-medium text-soft">Could delete or overwrite</th>
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {projects.map(({ id, name, role, destroys }) => (
              <tr key={id} className="border-rule border-t align-top max-sm:block max-sm:py-2">
                <th scope="row" className="py-2 pe-4 text-start font-medium max-sm:block max-sm:py-0">
                  {name}
                </th>
                <td className="py-2 pe-4 max-sm:block max-sm:py-0">
                  <PhoneLabel>Role</PhoneLabel>
                  {role ?? 'not known'}
                </td>
                <td className="py-2 max-sm:block max-sm:py-0">
                  <PhoneLabel>Could delete</PhoneLabel>
                  <Destroys things={destroys} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <ul className="space-y-1 text-fine">
        <li>
          {accountRole
            ? `In the account: ${accountRole.name}${account ? `, which can change ${inWords(account.changes) || 'nothing'}` : ''}.`
            : keyName === null
              ? 'In the account: not known, because it may not look itself up.'
              : 'In the account: no role.'}
        </li>
        {everyProject ? <li>Projects that are made later are within its reach, too.</li> : null}
        {blindTo.length > 0 ? <li>It may not read {inWords(blindTo)}.</li> : null}
      </ul>
    </div>
  )
}

/** What the head of the column says, where there are no columns. */
function PhoneLabel({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="text-soft sm:hidden">
      {children}:{' '}
    </span>
  )
}

function Destroys({ things }: { things: string[] | null }) {
  if (things === null)
    return (
      <span className="inline-flex items-baseline gap-2">
        <StatusShape tone="unknown" />
        not known
      </span>
    )
  return <>{things.length === 0 ? 'nothing' : inWords(things)}</>
}
