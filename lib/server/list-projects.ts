import 'server-only'
import type { ProjectAnswer, ProjectsAnswer } from '../contracts/environments'
import { findProject, listProjects as readProjects, type ProjectRow } from '../db/project-environments'
import { guessEnvironment } from '../domain/inventory/environment'
import { Refusal } from '../domain/refusals'

export async function listProjects(now = new Date()): Promise<ProjectsAnswer> {
  const projects = await readProjects()
  return { data: projects.map(toProjectAnswer), total: projects.length, asOf: now.toISOString() }
}

export async function describeProject(id: string): Promise<ProjectAnswer> {
  const project = await findProject(id)
  if (!project) throw noSuchProject()
  return toProjectAnswer(project)
}

export function toProjectAnswer({ confirmed, confirmedAt, gone: _, ...project }: ProjectRow): ProjectAnswer {
  const guess = guessEnvironment(project.name)
  return {
    ...project,
    environment: confirmed ?? guess.environment,
    from: confirmed ? 'confirmed' : 'guessed',
    because: confirmed ? null : guess.because,
    guess: guess.environment,
    confirmedAt: confirmedAt?.toISOString() ?? null,
  }
}

export function noSuchProject(): Refusal {
  return new Refusal('not-found', 'There is no such project here. Reload the list.')
}
