// Where the practice account departs from the document on purpose, and why. The field guide wins over the document.

interface Deviation {
  /** Operation ids; absent for any. */
  operations?: string[]
  status: number
  /** Where in the answer; absent when the status itself is the deviation. */
  at?: RegExp
  reason: string
}

export const DEVIATIONS: Deviation[] = [
  {
    status: 400,
    reason:
      'Bad input and a missing project header are refused with 400 everywhere; the document lists it here and there.',
  },
  { status: 401, reason: 'Every call with a key may be refused with 401; the document leaves it out of many.' },
  {
    status: 403,
    reason: 'What a key may not do, and a project out of reach, is 403; the document only knows it for billing.',
  },
  { status: 429, reason: 'The rate limit holds for every call with a key; the document describes it in prose only.' },
  {
    operations: [
      'deleteProject',
      'updateMember',
      'removeMember',
      'deleteSnapshot',
      'deleteBackup',
      'deleteBackupChain',
    ],
    status: 409,
    reason: 'These can be refused because of what else is there, and list no status that would say so.',
  },
  {
    operations: ['createVM', 'createVPC', 'createSnapshot', 'createBackup', 'createVolume', 'reserveIP', 'attachVMIP'],
    status: 403,
    at: /^$/,
    reason:
      'The document gives 403 the shape of a billing refusal here; one for lack of permission has no reason field.',
  },
  {
    operations: ['listVolumes', 'getVolume', 'createVolume', 'attachVolume', 'detachVolume'],
    status: 200,
    at: /\/product_vm$/,
    reason: 'The document says it is a UUID and also that it is empty when detached; empty it is.',
  },
  {
    operations: ['createVolume'],
    status: 202,
    at: /\/product_vm$/,
    reason: 'The same, for a new volume on no server.',
  },
]

export function deviationOf(seen: { operation: string; status: number; at?: string }): Deviation | undefined {
  return DEVIATIONS.find(
    (deviation) =>
      deviation.status === seen.status &&
      (deviation.operations === undefined || deviation.operations.includes(seen.operation)) &&
      (seen.at === undefined ? deviation.at === undefined : (deviation.at?.test(seen.at) ?? false)),
  )
}
