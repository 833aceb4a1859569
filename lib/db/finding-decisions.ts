import 'server-only'
import type { Prisma, Transaction } from './client'
import { timeOrderedId } from './time-ordered-id'

// What people decide about findings. Callers hold the lock of the account's findings.

export async function findFindingForDecision(tx: Transaction, id: string) {
  return tx.finding.findUnique({
    where: { id },
    select: {
      id: true,
      accountId: true,
      code: true,
      severity: true,
      name: true,
      projectId: true,
      projectName: true,
      open: true,
      decision: true,
      decisionId: true,
      decidedUntil: true,
      assignedToId: true,
      version: true,
    },
  })
}

type Known = NonNullable<Awaited<ReturnType<typeof findFindingForDecision>>>
type Person = { id: string; name: string }

export async function addDecision(
  tx: Transaction,
  finding: Known,
  decision: { verdict: 'keep' | 'postpone' | 'exempt'; reason: string | null; until: Date | null },
  by: Person,
  at: Date,
): Promise<void> {
  await endDecision(tx, finding, at)
  const id = timeOrderedId(at.getTime())
  const { verdict, reason, until } = decision
  const about = { findingId: finding.id, code: finding.code, severity: finding.severity }
  await tx.findingDecision.create({
    data: { id, ...about, verdict, reason, until, at, byId: by.id, byName: by.name },
    select: { id: true },
  })
  await tx.finding.update({
    where: { id: finding.id },
    data: {
      decision: verdict,
      decisionId: id,
      decidedUntil: until,
      version: { increment: 1 },
      ...(verdict === 'postpone' ? { postponed: { increment: 1 } } : {}),
    },
    select: { id: true },
  })
  await addEvent(tx, finding.id, 'decided', { verdict, reason, until }, by, at)
}

export async function clearDecision(
  tx: Transaction,
  finding: Known,
  reason: string | null,
  by: Person,
  at: Date,
): Promise<void> {
  await endDecision(tx, finding, at)
  await tx.finding.update({
    where: { id: finding.id },
    data: { decision: null, decisionId: null, decidedUntil: null, version: { increment: 1 } },
    select: { id: true },
  })
  await addEvent(tx, finding.id, 'reopened', { verdict: finding.decision, reason }, by, at)
}

export async function assignFinding(
  tx: Transaction,
  id: string,
  to: Person | null,
  by: Person,
  at: Date,
): Promise<void> {
  await tx.finding.update({
    where: { id },
    data: { assignedToId: to?.id ?? null, version: { increment: 1 } },
    select: { id: true },
  })
  await addEvent(tx, id, 'assigned', { to: to?.name ?? null }, by, at)
}

async function endDecision(tx: Transaction, { decisionId }: Known, at: Date): Promise<void> {
  if (decisionId)
    await tx.findingDecision.updateMany({ where: { id: decisionId, endedAt: null }, data: { endedAt: at } })
}

async function addEvent(
  tx: Transaction,
  findingId: string,
  what: string,
  detail: Prisma.InputJsonObject | Record<string, unknown>,
  by: Person,
  at: Date,
): Promise<void> {
  await tx.findingEvent.create({
    data: { findingId, at, what, byId: by.id, byName: by.name, detail: detail as Prisma.InputJsonObject },
    select: { id: true },
  })
}

export async function findingEvents(tx: Transaction, findingId: string) {
  return tx.findingEvent.findMany({
    where: { findingId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 500,
    select: { at: true, what: true, byName: true, detail: true },
  })
}
