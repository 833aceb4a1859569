import 'server-only'
import type { TeamAnswer, TeamsAnswer } from '../contracts/teams'
import { listTeams as readTeams, type TeamRow } from '../db/teams'

export async function listTeams(now = new Date()): Promise<TeamsAnswer> {
  const teams = await readTeams()
  return { data: teams.map(toTeamAnswer), total: teams.length, asOf: now.toISOString() }
}

export function toTeamAnswer({ createdAt, removedAt: _, ...team }: TeamRow): TeamAnswer {
  return { ...team, createdAt: createdAt.toISOString() }
}
