import 'server-only'
import type { Transaction } from '../../db/client'
import type { RequestRow } from '../../db/requests'
import { ruleWords } from '../../domain/plans/firewall-rules'
import type { Proof } from '../../domain/plans/proof'

/** What is open for a while is written down, so that access past its end is found even if no run is there to close it. */
export async function noteAccess(
  tx: Transaction,
  request: Pick<RequestRow, 'id' | 'accountId' | 'params'>,
  { id, rule, there }: Extract<Proof, { see: 'rule' }>,
  now: Date,
): Promise<void> {
  if (!there) {
    await tx.temporaryAccess.updateMany({
      where: { requestId: request.id, firewallId: id, closedAt: null },
      data: { closedAt: now },
    })
    return
  }
  const minutes = Number(request.params.minutes ?? 0)
  await tx.temporaryAccess.create({
    data: {
      accountId: request.accountId,
      firewallId: id,
      sentence: ruleWords(rule),
      requestId: request.id,
      openedAt: now,
      until: new Date(now.getTime() + minutes * 60_000),
    },
    select: { id: true },
  })
}
