import type { Role } from '@/lib/auth/roles'

/** The roles as people read them: a name, and what it lets one do. */
export const ROLE_WORDS: Record<Role, { name: string; sentence: string }> = {
  viewer: {
    name: 'Viewer',
    sentence:
      'Sees everything and changes nothing. May stop an approved action while it cools off, and say that what is theirs still is.',
  },
  member: { name: 'Member', sentence: 'Sets owners, decides about findings and asks for actions.' },
  approver: { name: 'Approver', sentence: 'Does what a member does, and decides about the actions others ask for.' },
  admin: { name: 'Admin', sentence: 'Does what an approver does, and looks after people, keys and policy.' },
}
