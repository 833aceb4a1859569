import { z } from 'zod'
import { ACTIONS, type Action } from '../domain/plans/action-words'
import type { ParamsOf } from '../domain/plans/action-params'
import type { Plan } from '../domain/plans/plan-shape'
import { ENVIRONMENTS } from '../domain/inventory/environment'
import { RISK_LEVELS } from '../domain/requests/risk'

// What can be asked for, and the plan that comes back: the dry run that every page makes before it asks.

/** Characters, as Raff takes them. */
const copyName = z.string().trim().min(1, 'Enter a name.').max(128, 'Use at most 128 characters.')
const tag = z.string().trim().min(1, 'Enter a tag.').max(64, 'Use at most 64 characters.')

const time = z
  .string()
  .trim()
  .regex(
    /^(1[0-2]|0?[1-9])(:[0-5]\d)? ?(am|pm)$|^([01]?\d|2[0-3]):[0-5]\d$/i,
    'Send a time of day such as 8am or 13:00.',
  )
const weekday = z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
const keepCount = z.int('Send how many copies to keep.').min(1, 'Keep at least one copy.').max(365, 'Keep at most 365.')
const days = z.int().min(1, 'At least one day.').max(90, 'At most 90 days.')
const instant = z.iso.datetime({ offset: true, error: 'Send a date and time such as 2026-12-31T00:00:00Z.' })

const address = z.string().refine(isAddress, 'Send one address such as 203.0.113.7.')
const range = z.string().refine(isRange, 'Send an address such as 203.0.113.7, or a range such as 203.0.113.0/28.')
const ports = z.string().refine(arePorts, 'Send ports such as 22, 80,443 or 3000:4000.')

const rule = z.strictObject({
  protocol: z.enum(['TCP', 'UDP', 'ICMP', 'ICMPV6', 'IPSEC', 'ALL']),
  direction: z.enum(['INBOUND', 'OUTBOUND']),
  ports: ports.or(z.literal('')).nullable().default(null).describe('Empty: every port.'),
  ip: address.or(z.literal('')).nullable().default(null).describe('Empty: anyone.'),
  size: z.int().min(0).max(128).nullable().default(null).describe('With ip: a range of addresses.'),
  icmpType: z.int().min(0).max(255).nullable().default(null),
})

const none = z.strictObject({})

/** At most a day: longer is not temporary. */
const MOST_MINUTES = 24 * 60

const PARAMS: { [A in Action]: z.ZodType<ParamsOf[A]> } = {
  'vm.start': none,
  'vm.stop': none,
  'vm.snapshot': z.strictObject({ name: copyName.optional() }),
  'vm.backup': z.strictObject({ name: copyName.optional() }),
  'vm.tag-add': z.strictObject({ tag, priority: z.int().min(0).max(9).optional() }),
  'vm.tag-remove': z.strictObject({ tag }),
  'vm.save-image': z.strictObject({ name: copyName.optional() }),
  'vm.delete': z.strictObject({
    path: z.enum(['now', 'safe']).default('now'),
    volumeAction: z.enum(['detach', 'delete']).default('detach'),
    deleteVpc: z.boolean().default(false),
    afterDays: days.default(14),
  }),
  'volume.snapshot': z.strictObject({ name: copyName.optional() }),
  'volume.delete': none,
  'snapshot.delete': none,
  'backup.delete': none,
  'backup-series.delete': none,
  'backup-schedule.create': z
    .strictObject({ type: z.enum(['daily', 'weekly']), time, dayOfWeek: weekday.optional(), keepCount })
    .refine(({ type, dayOfWeek }) => type === 'daily' || dayOfWeek !== undefined, {
      path: ['dayOfWeek'],
      error: 'Say on which day of the week.',
    }),
  'backup-schedule.update': z
    .strictObject({
      type: z.enum(['daily', 'weekly']).optional(),
      time: time.optional(),
      dayOfWeek: weekday.optional(),
      keepCount: keepCount.optional(),
    })
    .refine((given) => Object.values(given).some((value) => value !== undefined), 'Say what should change.'),
  'backup-schedule.delete': none,
  'ip.release': none,
  'security-group.update': z.strictObject({ rules: z.array(rule).max(80), insist: z.boolean().default(false) }),
  'security-group.temporary-access': z.strictObject({
    ip: range,
    ports: ports.default('22'),
    protocol: z.enum(['TCP', 'UDP']).default('TCP'),
    minutes: z
      .int()
      .min(5, 'At least 5 minutes.')
      .max(MOST_MINUTES, 'At most a day: longer is not temporary.')
      .default(60),
  }),
  'api-key.create': z.strictObject({
    name: copyName,
    accountRoleId: z.uuid().optional(),
    projectRoleId: z.uuid().optional(),
    expiresAt: instant.optional(),
  }),
  'api-key.rotate': z.strictObject({
    why: z.enum(['planned', 'leaked']).default('planned'),
    name: copyName.optional(),
    quietDays: days.default(7),
    expiresAt: instant.optional(),
  }),
  'api-key.deactivate': none,
  'api-key.activate': none,
  'api-key.revoke': none,
}

const orderFields = {
  action: z.enum(ACTIONS, 'This is not something that can be asked for.'),
  targets: z
    .array(z.uuid('This is not the id of anything here.'))
    .min(1, 'Say what it is about.')
    .max(50, 'At most 50 things in one request.')
    .refine((ids) => new Set(ids).size === ids.length, 'Name each thing once.'),
  params: z.record(z.string(), z.unknown()).default({}).describe('What is chosen with it; depends on the action.'),
}

/** Checks what is chosen against the action it is chosen for. */
function withParams<Given extends { action: Action; params: Record<string, unknown> }>(
  given: Given,
  context: z.core.$RefinementCtx<Given>,
): Given {
  const checked = PARAMS[given.action].safeParse(given.params)
  if (checked.success) return { ...given, params: checked.data as Record<string, unknown> }
  for (const issue of checked.error.issues) {
    context.issues.push({ ...issue, input: given.params, path: ['params', ...issue.path] } as never)
  }
  return z.NEVER
}

export const planBody = z.strictObject(orderFields).transform(withParams)
export type PlanBody = z.input<typeof planBody>
export type PlanOrder = z.output<typeof planBody>

export const askFields = orderFields
export const checkParams = withParams

const sentences = z.array(z.string())

const plannedCall = z.object({
  method: z.string(),
  path: z.string(),
  body: z.unknown(),
  projectId: z.string().nullable(),
})

export const planAnswer = z
  .object({
    action: z.enum(ACTIONS),
    title: z.string().describe('The verb and what it is about: “Delete web-02 for good”.'),
    targets: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        raffId: z.string(),
        name: z.string(),
        projectId: z.string().nullable(),
        projectName: z.string().nullable(),
        environment: z.enum(ENVIRONMENTS).nullable().catch(null),
        owner: z.string().nullable(),
      }),
    ),
    calls: z.array(plannedCall).describe('Exactly what is sent, in this order, and nothing else.'),
    sentences: sentences.describe('What each step does, in words.'),
    stops: sentences,
    affects: sentences,
    survives: sentences,
    undo: z.object({
      possible: z.boolean(),
      until: z.string().nullable(),
      sentence: z.string(),
      request: z.object({ action: z.enum(ACTIONS), params: z.record(z.string(), z.unknown()) }).nullable(),
    }),
    money: z.object({
      monthly: z.number().nullable().describe('Dollars a month: below 0 is saved. Null: not known.'),
      sentence: z.string(),
    }),
    unknowns: sentences.describe('What nobody can tell.'),
    warnings: sentences,
    obstacles: sentences.describe('Why it cannot be done as things are; empty when it can.'),
    nothingLeft: z.string().nullable().describe('It is so already.'),
    risk: z.object({ level: z.enum(RISK_LEVELS), reasons: sentences }),
    difference: z.array(z.object({ before: z.string().nullable(), after: z.string().nullable() })),
    saferPath: z.object({ sentence: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
    confirmation: z
      .object({ fact: z.string(), why: z.string() })
      .nullable()
      .describe('The fact to type, when one is due.'),
    fingerprint: z.string(),
    readAt: z.iso.datetime(),
  })
  .meta({ id: 'Plan' })
export type PlanAnswer = z.infer<typeof planAnswer>

/** The plan, and what it takes if this person asks for it as things are. What is asked is frozen anew. */
export const dryRunAnswer = planAnswer
  .extend({
    takes: z.object({
      approvers: z.int().describe('0: it begins as soon as it is asked for.'),
      askerMayApprove: z.boolean(),
      coolingOffMinutes: z.number(),
      workingHours: z.boolean().describe('It only begins within them.'),
      because: sentences,
      breakGlass: z.boolean().describe('In an emergency this person may run it at once.'),
    }),
  })
  .meta({ id: 'DryRun' })
export type DryRunAnswer = z.infer<typeof dryRunAnswer>

/** The plan as everybody sees it: sentences without what we compare them by. */
export function toPlanAnswer(plan: Plan): z.input<typeof planAnswer> {
  const texts = (lines: { text: string }[]) => lines.map(({ text }) => text)
  const { action, title, targets, undo, money, warnings, obstacles, nothingLeft, risk, difference } = plan
  return {
    action,
    title,
    targets: targets as z.input<typeof planAnswer>['targets'],
    calls: plan.steps.flatMap(({ call }) =>
      call === null
        ? []
        : [{ method: call.method, path: `/api/v1${call.path}`, body: call.body, projectId: call.projectId }],
    ),
    sentences: plan.steps.map(({ sentence }) => sentence),
    stops: texts(plan.stops),
    affects: texts(plan.affects),
    survives: texts(plan.survives),
    undo,
    money,
    unknowns: texts(plan.unknowns),
    warnings,
    obstacles,
    nothingLeft,
    risk,
    difference,
    saferPath: plan.saferPath,
    confirmation: plan.confirmation,
    fingerprint: plan.fingerprint,
    readAt: plan.readAt,
  }
}

function isAddress(text: string): boolean {
  return z.union([z.ipv4(), z.ipv6()]).safeParse(text).success
}

function isRange(text: string): boolean {
  return isAddress(text) || z.union([z.cidrv4(), z.cidrv6()]).safeParse(text).success
}

function arePorts(text: string): boolean {
  return text.split(',').every((part) => {
    const [from = Number.NaN, to = from, more] = part
      .split(':')
      .map((word) => (/^\d{1,5}$/.test(word) ? Number(word) : Number.NaN))
    return more === undefined && from >= 1 && from <= to && to <= 65_535
  })
}
