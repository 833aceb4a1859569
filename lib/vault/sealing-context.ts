/** Where a secret belongs. A ciphertext moved to another row or read for another purpose does not open. */
export interface SealingContext {
  rowId: string
  /** such as "connection key" */
  purpose: string
}

/** As JSON, so that no two different contexts can ever spell the same text. */
export function associatedWithSecret({ rowId, purpose }: SealingContext): string {
  return JSON.stringify(['stocktake', 'v1', 'secret', purpose, rowId])
}

export function associatedWithDataKey({ rowId, purpose }: SealingContext, keyId: string): string {
  return JSON.stringify(['stocktake', 'v1', 'data key', purpose, rowId, keyId])
}
