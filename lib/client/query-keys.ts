// Names under which answers are kept. The first word is the thing: invalidating ['people'] reaches every list of people.

export const queryKeys = {
  me: () => ['me'] as const,
  sessions: () => ['me', 'sessions'] as const,
  people: (filter: Record<string, string> = {}) => ['people', filter] as const,
  connections: () => ['connections'] as const,
  ownership: (resourceId: string) => ['ownership', resourceId] as const,
  owners: () => ['owners'] as const,
  teams: () => ['teams'] as const,
  projects: () => ['projects'] as const,
  views: () => ['views'] as const,
  handover: (owner: string) => ['handover', owner] as const,
  practice: () => ['practice'] as const,
  audit: (filter: Record<string, string> = {}) => ['audit', filter] as const,
  auditVerdict: () => ['audit', 'verdict'] as const,
}
