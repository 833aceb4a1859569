import { durationSince, type SeenBetween } from '../../inventory/since'
import type { AccountFacts, Thing } from '../account-facts'
import { goneByProject, PROJECT_CONTENT, projectsInUse } from '../look-up'
import { because, since } from '../reason'
import type { Rule } from '../rule'
import { sees } from '../sight'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const emptyProject: Rule = {
  code: 'empty-project',
  area: 'stale',
  title: 'Projects with nothing in them',
  explanation:
    'Nothing is in it any more. People and keys may still have a role there, which comes alive with the next thing made in it.',
  leansOn: [...PROJECT_CONTENT],
  sentences: { 'project-empty': 'Seen with nothing in it for {since}.' },
  find: (facts, { emptyProjectDays }, now) =>
    facts.things.project.flatMap((project) => {
      if (project.missing || project.facts.isDefault || projectsInUse(facts).has(project.raffId)) return []
      if (!PROJECT_CONTENT.every((kind) => sees(facts, kind, project.raffId))) return []
      const seen = emptySince(facts, project)
      if (durationSince(seen, project.createdAt, now).atLeastMs < emptyProjectDays * DAY_MS) return []
      return [
        {
          subject: subjectOf(project),
          severity: 'medium' as const,
          reasons: [because('project-empty', { since: since(seen) })],
          since: seen,
        },
      ]
    }),
}

/** Since the last thing in it went. */
function emptySince(facts: AccountFacts, project: Thing<'project'>): SeenBetween {
  const went = (goneByProject(facts).get(project.raffId) ?? []).flatMap(({ goneAt }) => goneAt ?? [])
  const last = went.reduce<Date | null>((at, one) => (!at || one > at ? one : at), null)
  return last ? { after: null, by: last } : project.firstSeen
}
