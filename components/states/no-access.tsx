import { lowestRole, type Permission } from '@/lib/auth/roles'
import { withArticle } from '@/lib/domain/article'
import { ROLE_WORDS } from '../shell/role-words'
import { ButtonLink } from '../ui/link'
import { StateFrame } from './state-frame'

/** Not for this role. Says who can and whom to ask, and never what is behind it. */
export function NoAccess({
  to,
  permission,
  people = [],
}: {
  to: string
  permission: Permission
  people?: readonly string[]
}) {
  const role = withArticle(ROLE_WORDS[lowestRole(permission)].name.toLowerCase())
  return (
    <StateFrame
      sentence={`You cannot ${to}.`}
      detail={
        people.length > 0
          ? `It takes ${role}. Ask ${listed(people)}.`
          : `It takes ${role}. Ask an admin if you need it.`
      }
      actions={<ButtonLink href="/">Go to the first page</ButtonLink>}
    />
  )
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
