import type { AccountFacts } from '../account-facts'
import { coverageOf } from '../coverage'
import { because, ago, counted, span } from '../reason'
import type { Rule } from '../rule'
import { subjectOf } from '../subject'

const DAY_MS = 86_400_000

export const restoreUntested: Rule = {
  code: 'restore-untested',
  area: 'backups',
  title: 'Copies that nobody has tried to restore',
  explanation:
    'A copy that was never restored is a hope. Once in a while somebody should bring one back, look whether it works, and record it here.',
  leansOn: ['vm', 'backup'],
  sentences: {
    'project-never-tested': 'Nobody has recorded a restore test of any of its {servers} with copies.',
    'project-test-too-old': 'The last restore test in this project was {age} ago; asked for is one every {allowed}.',
  },
  find: (facts, policy, now) => {
    const days = policy.restoreTestProjectDays
    if (days === 0) return []
    const covered = serversWithCopies(coverageOf(facts, policy, now))
    return facts.things.project.flatMap((project) => {
      const servers = covered.get(project.raffId) ?? []
      if (servers.length === 0 || servers.every(({ environment }) => environment !== 'production')) return []
      const tests = servers
        .flatMap(({ id }) => facts.restoreTests.get(id) ?? [])
        .filter(({ result }) => result === 'worked')
      const last = tests.reduce<Date | null>((at, test) => (!at || test.testedAt > at ? test.testedAt : at), null)
      if (last && now.getTime() - last.getTime() <= days * DAY_MS) return []
      return [
        {
          subject: subjectOf(project),
          severity: 'medium' as const,
          reasons: [
            last
              ? because('project-test-too-old', { age: ago(last), allowed: span(days * DAY_MS) })
              : because('project-never-tested', { servers: counted(servers.length, 'server', 'servers') }),
          ],
          since: null,
          affects: [],
        },
      ]
    })
  },
}

function serversWithCopies(rows: ReturnType<typeof coverageOf>) {
  const byProject = new Map<string, AccountFacts['things']['vm'][number][]>()
  for (const { thing, restorePoints } of rows) {
    if (thing.kind !== 'vm' || restorePoints === 0 || thing.projectId === null) continue
    byProject.set(thing.projectId, [
      ...(byProject.get(thing.projectId) ?? []),
      thing as AccountFacts['things']['vm'][number],
    ])
  }
  return byProject
}
