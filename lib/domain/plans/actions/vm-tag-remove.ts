import { type ActionPlan, draftOf } from '../action-plan'
import { line, missing } from '../plan-shape'
import { call, step } from '../steps'

/** Tags that rules of clean-up and people read. */
const MEANT = /^(temporary|expires|owner|env|keep|protected)\b/i

export const vmTagRemove: ActionPlan<'vm.tag-remove', 'vm'> = {
  action: 'vm.tag-remove',
  kind: 'vm',
  needs: [],
  draft(server, { tag }) {
    const { raffId: id, name, projectId, facts } = server
    const found = facts.tags.find((each) => each.name === tag)
    return draftOf({
      steps: found
        ? [
            step(server, {
              sentence: `Remove the tag ${tag} from ${name}.`,
              call: call`DELETE /vms/${id}/tags/${found.id}`({ projectId }),
              proof: { see: 'tag', id, name: tag, there: false },
              repeatable: true,
            }),
          ]
        : [],
      affects: MEANT.test(tag) ? [line(`Rules and people that go by the tag ${tag}.`)] : [],
      survives: [line(`${name} and its other tags stay as they are.`)],
      undo: {
        possible: true,
        until: null,
        sentence: 'Add the tag again.',
        request: {
          action: 'vm.tag-add',
          params: { tag, ...(found && found.priority !== null && { priority: found.priority }) },
        },
      },
      unknowns: MEANT.test(tag) ? [missing(`Nobody can tell which scripts of yours go by the tag ${tag}.`)] : [],
      nothingLeft: found ? null : `${name} does not have the tag ${tag}.`,
      basis: { name, tags: facts.tags.map((each) => each.name).sort() },
    })
  },
}
