import { because, ago, ahead } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const pendingInvitation: Rule = {
  code: 'pending-invitation',
  area: 'stale',
  title: 'Invitations nobody took up',
  explanation: 'Whoever has the mail can come in. Ask whether it is still wanted; take it back in Raff if not.',
  leansOn: ['invitation'],
  sentences: {
    'invited-long-ago': 'Sent {age} ago to {email}, and not taken up.',
    'invitation-ends': 'It works for another {left}.',
  },
  find: (facts, { invitationDays }, now) =>
    facts.things.invitation.flatMap((invitation) => {
      const { invitedAt, expiresAt, email } = invitation.facts
      const sent = invitedAt && !Number.isNaN(Date.parse(invitedAt)) ? new Date(invitedAt) : invitation.firstSeen.by
      if (now.getTime() - sent.getTime() < invitationDays * DAY_MS) return []
      const ends = expiresAt && Date.parse(expiresAt) > now.getTime() ? new Date(expiresAt) : null
      return [
        {
          subject: subjectOf(invitation),
          severity: 'medium' as const,
          reasons: [
            because('invited-long-ago', { age: ago(sent), email }),
            ...(ends ? [because('invitation-ends', { left: ahead(ends) })] : []),
          ],
          since: { after: sent, by: sent },
        },
      ]
    }),
}
