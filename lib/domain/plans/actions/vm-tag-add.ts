import { type ActionPlan, draftOf } from '../action-plan'
import { line } from '../plan-shape'
import { call, step } from '../steps'

/** As many as Raff takes on one server. */
const MOST_TAGS = 20

export const vmTagAdd: ActionPlan<'vm.tag-add', 'vm'> = {
  action: 'vm.tag-add',
  kind: 'vm',
  needs: [],
  draft(server, { tag, priority }) {
    const { raffId: id, name, projectId, facts } = server
    const has = facts.tags.some((each) => each.name === tag)
    return draftOf({
      steps: [
        step(server, {
          sentence: `Add the tag ${tag} to ${name}.`,
          call: call`POST /vms/${id}/tags`({
            projectId,
            body: { name: tag, ...(priority !== undefined && { priority }) },
          }),
          proof: { see: 'tag', id, name: tag, there: true },
          repeatable: true,
        }),
      ],
      survives: [line(`${name} and its other tags stay as they are.`)],
      undo: {
        possible: true,
        until: null,
        sentence: 'Remove the tag.',
        request: { action: 'vm.tag-remove', params: { tag } },
      },
      obstacles:
        !has && facts.tags.length >= MOST_TAGS ? [`${name} has ${MOST_TAGS} tags already; remove one first.`] : [],
      nothingLeft: has ? `${name} has the tag ${tag} already.` : null,
      basis: { name, tags: facts.tags.map((each) => each.name).sort() },
    })
  },
}
