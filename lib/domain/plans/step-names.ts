import type { Draft } from './draft'
import type { LineName } from './plan'
import type { PlanThing } from './plan-facts'
import type { Statement } from './say'

/** Several targets in one plan: each step is named after its target, also when only one of them is left to do. */
export function nameSteps(draft: Draft, target: PlanThing): Draft {
  const named = (step: string) => `${step}:${target.kind}:${target.raffId}`
  const restated = (statements: Statement[]) =>
    statements.map((each) => (each.step === null ? each : { ...each, step: named(each.step) }))
  const { request } = draft.undo
  return {
    ...draft,
    calls: draft.calls.map((call) => ({
      ...call,
      step: named(call.step),
      wait: call.wait && { ...call.wait, after: named(call.wait.after) },
    })),
    lines: Object.fromEntries(
      Object.entries(draft.lines).map(([line, statements]) => [line, restated(statements)]),
    ) as Partial<Record<LineName, Statement[]>>,
    undo: {
      ...draft.undo,
      request: request?.madeBy
        ? { ...request, madeBy: { ...request.madeBy, step: named(request.madeBy.step) } }
        : request,
    },
  }
}
