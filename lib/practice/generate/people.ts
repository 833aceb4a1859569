import { DAY_MS, type Generating } from './generating'
import { drawsOf } from './draws'
import { personName } from './names'
import { uuidOf } from '../ids'
import { systemRoleId } from '../system-roles'

const SERVERS_A_PERSON = 60
const SHARE_WHO_LEFT = 0.15

export interface GeneratedPerson {
  id: string
  /** As in `owner=` tags. */
  shortName: string
  here: boolean
}

export function addGeneratedPeople({ seed, now, state }: Generating, servers: number): GeneratedPerson[] {
  const draw = drawsOf(seed, 'people')
  const count = Math.max(6, Math.min(400, Math.round(servers / SERVERS_A_PERSON)))
  return Array.from({ length: count }, (_, number) => {
    const name = personName(number)
    const id = uuidOf(seed, 'generated-person', number)
    const shortName = name.toLowerCase().replaceAll(' ', '.')
    const email = `${shortName}@wideangle.example`
    const here = number === 0 || draw() >= SHARE_WHO_LEFT
    const joinedAt = now - Math.round((100 + 600 * draw()) * DAY_MS)
    state.users.push({ id, name, email })
    if (here) {
      state.members.push({
        id: uuidOf(seed, 'generated-member', number),
        userId: id,
        apiKeyId: null,
        email,
        roleId: systemRoleId(number < 2 ? 'admin' : 'member'),
        status: 'active',
        invitedBy: state.account.ownerUserId,
        invitedAt: joinedAt,
        acceptedAt: joinedAt,
        invitationId: null,
        createdAt: joinedAt,
        updatedAt: joinedAt,
      })
    }
    return { id, shortName, here }
  })
}
