import type { AuditActor } from '../db/append-audit'
import type { Viewer } from '../domain/person'

/** What the audit log wants to know: who does it, and through which request. */
export type DoneBy = { actor: AuditActor; httpRequestId?: string }

/** The signed-in person who asks for something. */
export type Caller = { viewer: Viewer; by: DoneBy }
