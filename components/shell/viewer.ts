import type { Role } from '@/lib/auth/roles'

/** The person the pages are drawn for. */
export type Viewer = { name: string; email: string; role: Role }
