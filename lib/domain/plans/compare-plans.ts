import type { Line, Plan } from './plan-shape'

// Whether a plan that was made anew still is the one that people agreed to.

export type PlanChange = { what: string; before: string[]; after: string[] }

export type Comparison =
  | { is: 'same' }
  /** Facts have changed, and none of them changes what happens or what it means. */
  | { is: 'same-effect' }
  | { is: 'different'; changes: PlanChange[] }
  /** Somebody or something else has done it already. */
  | { is: 'nothing-left'; why: string }
  /** It cannot be done any more as things are. */
  | { is: 'impossible'; why: string }

/** What happens and what it means, without what changes by itself. */
export function effectOf(plan: Plan): string[] {
  return PARTS.map(({ of }) => keysOf(of(plan)))
}

export function comparePlans(approved: Plan, fresh: Plan): Comparison {
  if (fresh.nothingLeft !== null) return { is: 'nothing-left', why: fresh.nothingLeft }
  if (approved.fingerprint === fresh.fingerprint) return { is: 'same' }
  const changes = PARTS.flatMap(({ what, of }) => {
    const before = of(approved)
    const after = of(fresh)
    if (keysOf(before) === keysOf(after)) return []
    return [{ what, before: only(before, after), after: only(after, before) }]
  })
  if (changes.length > 0) return { is: 'different', changes }
  const [obstacle] = fresh.obstacles
  return obstacle ? { is: 'impossible', why: obstacle } : { is: 'same-effect' }
}

const PARTS: { what: string; of: (plan: Plan) => Line[] }[] = [
  {
    what: 'What it is about',
    of: (plan) => plan.targets.map(({ id, name }) => ({ text: name, key: `${id} ${name}` })),
  },
  { what: 'What is sent', of: (plan) => plan.steps.map((step) => ({ text: step.sentence, key: stepKey(step) })) },
  { what: 'What stops', of: (plan) => plan.stops },
  { what: 'Who is affected', of: (plan) => plan.affects },
  { what: 'What survives', of: (plan) => plan.survives },
  { what: 'What is not known', of: (plan) => plan.unknowns },
  { what: 'How risky it is', of: (plan) => [{ text: plan.risk.reasons.join(' '), key: plan.risk.level }] },
  {
    what: 'Whether it can be undone',
    of: (plan) => [{ text: plan.undo.sentence, key: String(plan.undo.possible) }],
  },
]

function keysOf(lines: readonly Line[]): string {
  return lines
    .map(({ key }) => key)
    .sort()
    .join('\n')
}

/** Names with the time or the day in them are made anew with each plan: what is sent is the same all the same. */
function stepKey({ call, connection }: Plan['steps'][number]): string {
  if (call === null) return connection ? `our connection ${connection.id}` : 'a person'
  const body = JSON.stringify(call.body).replace(/-\d{8}-\d{4}"| \d{4}-\d\d-\d\d"/g, ' time"')
  return `${call.method} ${call.path} ${body}`
}

function only(lines: readonly Line[], others: readonly Line[]): string[] {
  const keys = new Set(others.map(({ key }) => key))
  return lines.filter(({ key }) => !keys.has(key)).map(({ text }) => text)
}
