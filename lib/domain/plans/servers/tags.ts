import { callOn, path } from '../call'
import { type Builder, NO_MONEY, refuse } from '../draft'
import { state } from '../say'

/** Raff takes no more than these on one server. */
const MOST_TAGS = 20

/** Tags that Stocktake and others read: a thing with one of them is meant to end. */
const ENDS = /^(temporary|temp|expires?|delete|ttl)\b/i
/** Tags by which people keep a clean-up away. */
const KEEPS = /^(keep|protect(ed)?|prod(uction)?|do-?not-?delete|env(ironment)?\s*=\s*prod)/i

export const addTag: Builder<'vm.tag-add'> = (server, { name: tag, priority }) => {
  const { name, raffId, facts } = server
  if (facts.tags.some((each) => each.name === tag)) return refuse('already', `${name} has the tag “${tag}” already.`)
  if (facts.tags.length >= MOST_TAGS)
    return refuse('blocked', `${name} has ${facts.tags.length} tags, and Raff allows ${MOST_TAGS}. Remove one first.`)
  return {
    calls: [
      callOn(server, 'tag', {
        method: 'POST',
        path: path`/vms/${raffId}/tags`,
        body: { name: tag, ...(priority !== null && { priority }) },
        sentence: `Put the tag “${tag}” on ${name}.`,
        probe: { kind: 'tag', serverId: raffId, name, tag, present: true },
        again: 'unseen',
      }),
    ],
    lines: {
      does: [state('tag-added', { server: name, tag })],
      affects: ENDS.test(tag) ? [state('tag-is-a-mark', { server: name, tag })] : [],
      survives: [state('only-a-label', { server: name })],
      undo: [state('tag-can-go', { tag })],
      money: [state('costs-nothing', { name })],
    },
    undo: {
      possible: 'yes',
      request: {
        action: 'vm.tag-remove',
        targets: server.id === null ? [] : [server.id],
        madeBy: null,
        params: { name: tag },
      },
    },
    money: NO_MONEY,
    fact: `${name} gets ${tag}`,
    leansOn: { has: false, full: false },
    looksAt: [],
  }
}

export const removeTag: Builder<'vm.tag-remove'> = (server, { name: tag }) => {
  const { name, raffId, facts } = server
  const present = facts.tags.find((each) => each.name === tag)
  if (!present) return refuse('already', `${name} does not have the tag “${tag}”.`)
  const { priority } = present
  return {
    calls: [
      callOn(server, 'untag', {
        method: 'DELETE',
        path: path`/vms/${raffId}/tags/${present.id}`,
        sentence: `Take the tag “${tag}” off ${name}.`,
        probe: { kind: 'tag', serverId: raffId, name, tag, present: false },
        again: 'never',
      }),
    ],
    lines: {
      does: [state('tag-removed', { server: name, tag })],
      affects: [
        ...(ENDS.test(tag) ? [state('tag-was-a-mark', { server: name, tag })] : []),
        ...(KEEPS.test(tag) ? [state('tag-protected-it', { server: name, tag })] : []),
      ],
      survives: [state('only-a-label', { server: name })],
      undo: [state('tag-can-come-back', { tag })],
      money: [state('costs-nothing', { name })],
    },
    undo: {
      possible: 'yes',
      request: {
        action: 'vm.tag-add',
        targets: server.id === null ? [] : [server.id],
        madeBy: null,
        params: { name: tag, ...(priority !== null && { priority }) },
      },
    },
    money: NO_MONEY,
    fact: `${name} loses ${tag}`,
    leansOn: { tagId: present.id, priority },
    looksAt: [],
  }
}
