import { type ActionPlan, draftOf } from '../action-plan'
import { endIsOver, nameTaken } from '../key-words'
import { line } from '../plan-shape'
import { call, NEW_KEY_ID, step } from '../steps'

/** Asked of the projects that the new key is to reach. */
export const apiKeyCreate: ActionPlan<'api-key.create', 'project'> = {
  action: 'api-key.create',
  kind: 'project',
  needs: ['keys'],
  draft(project, { name, accountRoleId, projectRoleId, expiresAt }, now) {
    const { raffId: projectId } = project
    return draftOf({
      steps: [
        step(project, {
          sentence: `Create the key ${name}.`,
          call: call`POST /api-keys`({
            body: {
              name,
              ...(accountRoleId && { role_id: accountRoleId }),
              ...(expiresAt && { expires_at: expiresAt }),
            },
          }),
          proof: { see: 'new-key', name },
        }),
        ...(projectRoleId
          ? [
              step(project, {
                sentence: `Give ${name} its access to ${project.name}.`,
                call: call`POST /projects/${projectId}/members`({
                  body: { api_key_id: NEW_KEY_ID, role_id: projectRoleId },
                }),
                proof: { see: 'key-access', id: NEW_KEY_ID, projectId, roleId: projectRoleId },
              }),
            ]
          : []),
      ],
      affects: [line(`Whoever holds the new key can reach ${project.name}.`)],
      undo: { possible: true, until: null, sentence: 'Revoke the new key.', request: null },
      warnings: [
        ...(expiresAt ? [] : ['It never expires. Give it an end date if you can.']),
        'Its secret is shown once, to whoever asked for this.',
      ],
      obstacles: [...nameTaken(project, name), ...endIsOver(expiresAt, now)],
      confirmation: {
        fact: `${name}, ${expiresAt ? `until ${expiresAt.slice(0, 10)}` : 'never expires'}`,
        why: 'This is what is let in.',
      },
      basis: { project: project.name, name, accountRoleId, projectRoleId, expiresAt },
    })
  },
}
