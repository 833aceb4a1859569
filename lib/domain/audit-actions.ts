// The closed list of what the audit log can say. A new action is added here and nowhere else: the sentence below is
// what people read on the audit page, in the minutes and in the exports.

export const AUDIT_ACTIONS = {
  'installation.first-admin': 'set up the first admin',
  'installation.explorer': 'came in to explore',
  'installation.welcome-link': 'made a welcome link',
  'session.signed-in': 'signed in',
  'session.sign-in-refused': 'was refused at sign-in',
  'session.signed-out': 'signed out',
  'session.ended': 'ended a session',
  'session.ended-everywhere': 'signed out everywhere',
  'session.reauthenticated': 'entered the password again',
  'person.invited': 'invited',
  'person.invitation-accepted': 'accepted the invitation',
  'person.invitation-revoked': 'took back the invitation of',
  'person.changed': 'changed',
  'person.role-changed': 'changed the role of',
  'person.switched-off': 'switched off',
  'person.switched-on': 'switched on again',
  'person.reset-link': 'made a password reset link for',
  'person.password-reset': 'set a new password with a reset link',
  'person.password-changed': 'changed the password',
  'person.identity-linked': 'linked a single sign-on account',
  'connection.added': 'connected the key',
  'connection.checked': 'checked the key',
  'connection.renamed': 'renamed the connection',
  'connection.key-replaced': 'replaced the key of',
  'connection.reach-accepted': 'accepted the narrower reach of',
  'connection.removed': 'removed the connection',
  'account.renamed': 'renamed the Raff account',
  'vault.rotated': 'replaced the master key',
  'practice.explored': 'began to explore the practice account',
  'practice.left': 'left the practice account',
  'practice.sample-person': 'made the sample person',
  'sync.asked': 'asked for a sync of',
  'sync.refused': 'refused to sync with',
  'inventory.exported': 'exported the inventory',
  'ownership.changed': 'changed who answers for',
  'ownership.confirmed': 'confirmed that it is still theirs:',
  'ownership.handed-over': 'handed over who answers for',
  'ownership.imported': 'imported owners from a file',
  'environment.confirmed': 'said which environment it is:',
  'environment.left-to-name': 'left it to the name which environment it is:',
  'team.created': 'made the team',
  'team.changed': 'changed the team',
  'team.removed': 'removed the team',
  'view.saved': 'saved the view',
  'view.changed': 'changed the view',
  'view.removed': 'removed the view',
  'finding.kept': 'decided to keep',
  'finding.postponed': 'put off the decision about',
  'finding.exempted': 'exempted',
  'finding.assigned': 'gave somebody to look after',
  'finding.reopened': 'took back the decision about',
  'findings.exported': 'exported findings',
  'restore-test.recorded': 'recorded a restore test of',
  'checklist.answered': 'answered questions about the key',
  'policy.changed': 'changed the policy for',
  'request.asked': 'asked to',
  'request.voted': 'agreed to',
  'request.approved': 'approved, with everybody it takes:',
  'request.break-glass': 'ran in an emergency:',
  'request.kept': 'decided not to',
  'request.postponed': 'put off:',
  'request.taken-up': 'took up again:',
  'request.renewed': 'asked again, with the plan as it is now, to',
  'request.out-of-date': 'found that things have changed since it was asked to',
  'request.votes-lost': 'took back to a decision, because a vote was lost:',
  'request.expired': 'let expire:',
  'request.stopped': 'stopped:',
  'request.closed': 'closed, because nothing was left to do:',
  'request.commented': 'commented on:',
  'run.started': 'began to',
  'run.step': 'sent to Raff:',
  'run.confirmed': 'said that it is done:',
  'run.ended': 'ended:',
  'run.not-closed': 'could not close temporary access:',
  'run.halted': 'halted all runs',
  'run.resumed': 'let runs go on',
  'run.secret-shown': 'was shown the new secret of',
  'audit.exported': 'exported the audit log',
  'audit.verified': 'checked the audit log',
  'database.restored': 'restored a backup',
} as const

export type AuditAction = keyof typeof AUDIT_ACTIONS

export const AUDIT_OUTCOMES = ['intended', 'done', 'refused', 'failed', 'unknown'] as const
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number]

export const AUDIT_ACTOR_KINDS = ['person', 'visitor', 'system', 'operator'] as const
/** `visitor`: nobody signed in. `system`: background work. `operator`: somebody at the command line of the server. */
export type AuditActorKind = (typeof AUDIT_ACTOR_KINDS)[number]

/** The words for an action; an action written by a newer version shows as itself. */
export function auditWords(action: string): string {
  return (AUDIT_ACTIONS as Record<string, string>)[action] ?? action
}
