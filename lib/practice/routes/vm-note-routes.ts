import type { Note, Vm } from '../model'
import { noteView } from '../views/vm-view'
import type { Answer } from '../wire/answer'
import { ApiError, badRequest } from '../wire/api-error'
import { text } from '../wire/fields'
import { type Call, projectRoute, resourceRoute } from '../wire/route'
import { newUuid } from '../world'
import { vmIn } from './vm-routes'

export const vmNoteRoutes = [
  resourceRoute('GET', '/api/v1/vms/{id}/notes', 'vm.view', readNotes),
  projectRoute('PUT', '/api/v1/vms/{id}/notes/{type}', 'vm.update', (call) => save(call, () => content(call))),
  projectRoute('PATCH', '/api/v1/vms/{id}/notes/{type}', 'vm.update', replaceNote),
  projectRoute('POST', '/api/v1/vms/{id}/notes/{type}/append', 'vm.update', (call) =>
    save(call, (before) => (before ? `${before.content}\n${content(call)}` : content(call))),
  ),
]

type NoteType = Note['type']

function content({ body }: Call): string {
  return text(body, 'content', { min: 0, max: 10_000 })
}

function typeOf(word: string | null | undefined): NoteType {
  if (word !== 'personal' && word !== 'account') throw badRequest('type must be personal or account')
  return word
}

/** A personal note is only there for the one who wrote it. */
function noteOn(call: Call, vm: Vm, type: NoteType): Note | undefined {
  return vm.notes.find((note) => note.type === type && (type === 'account' || note.userId === call.caller.userId))
}

function readNotes(call: Call): Answer {
  const vm = vmIn(call)
  const wanted = call.query.get('type')
  const types: NoteType[] = wanted ? [typeOf(wanted)] : ['personal', 'account']
  const notes = types.flatMap((type) => noteOn(call, vm, type) ?? [])
  const named = Object.fromEntries(notes.map((note) => [`${note.type}_note`, noteView(vm, note)]))
  return { status: 200, body: { success: true, ...named } }
}

function replaceNote(call: Call): Answer {
  const existing = noteOn(call, vmIn(call), typeOf(call.params.type))
  if (!existing) throw new ApiError(404, 'There is no such note yet; PUT makes one')
  return save(call, () => content(call))
}

function save(call: Call, contentAfter: (before: Note | undefined) => string): Answer {
  const { world } = call
  const vm = vmIn(call)
  const type = typeOf(call.params.type)
  const before = noteOn(call, vm, type)
  const written = { content: contentAfter(before), updatedAt: world.now }
  const note: Note = before
    ? { ...before, ...written }
    : { id: newUuid(world, 'note'), type, userId: call.caller.userId, createdAt: world.now, ...written }
  world.store.vms.change(vm, { notes: [...vm.notes.filter((each) => each !== before), note] })
  return { status: 200, body: { success: true, note: noteView(vm, note) } }
}
