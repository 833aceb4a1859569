import { api } from '@/lib/client/api'
import { type ApiProblem, asProblem } from '@/lib/client/api-problem'
import type { DecideFindingBody, FindingAnswer } from '@/lib/contracts/findings'
import { subjectName } from './finding-words'

/** What a decision is made on; the version is the one that was looked at. */
export type Decided = { id: string; version: number | undefined; name: string }

export function decidedOf(finding: FindingAnswer): Decided {
  return { id: finding.id, version: finding.version, name: subjectName(finding) }
}

type WithoutVersion<Body> = Body extends unknown ? Omit<Body, 'version'> : never
export type Decision = WithoutVersion<DecideFindingBody>

export type NotDecided = Decided & { problem: ApiProblem }

const answer = () => import('@/lib/contracts/findings').then(({ findingAnswer }) => findingAnswer)

/** One by one, so that one refusal leaves the others decided. Answers with those that were not. */
export async function sendDecisions(
  findings: readonly Decided[],
  decision: Decision,
  onSent: (count: number) => void,
): Promise<NotDecided[]> {
  const refused: NotDecided[] = []
  for (const [index, { id, version, name }] of findings.entries()) {
    try {
      const body = { ...decision, version }
      await api(`/api/findings/${id}/decision`, { method: 'POST', body, schema: answer })
    } catch (thrown) {
      refused.push({ id, version, name, problem: asProblem(thrown) })
    }
    onSent(index + 1)
  }
  return refused
}
