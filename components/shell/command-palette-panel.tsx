'use client'

import { Dialog } from '@base-ui/react/dialog'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { signOut } from '@/lib/client/sign-out'
import { chooseTheme } from '@/lib/client/theme'
import type { Command } from './command'
import { matchCommands } from './match-commands'
import type { NavigationGroup } from './navigation'
import { useFoundThings } from './use-found-things'

/** The open palette: one field, and below it what it finds. The focus stays in the field; arrows move the mark. */
export default function CommandPalettePanel({
  open,
  onClose,
  groups,
}: {
  open: boolean
  onClose: () => void
  groups: readonly NavigationGroup[]
}) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed inset-x-3 top-[8vh] z-50 mx-auto max-w-xl overflow-hidden rounded-book border border-rule bg-raised shadow-lift outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 sm:top-[16vh]">
          <Dialog.Title className="sr-only">Find a page or an act, or anything in the inventory</Dialog.Title>
          <Palette groups={groups} onDone={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Palette({ groups, onDone }: { groups: readonly NavigationGroup[]; onDone: () => void }) {
  const router = useRouter()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const commands = useMemo(() => commandsFrom(groups), [groups])
  const { things, searching } = useFoundThings(typed)
  const found = [...matchCommands(commands, typed), ...things]

  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' })
  }, [marked])

  const choose = (command: Command | undefined) => {
    if (!command) return
    onDone()
    if ('href' in command) router.push(command.href)
    else command.run()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const last = found.length - 1
    const next: Record<string, number> = {
      ArrowDown: marked >= last ? 0 : marked + 1,
      ArrowUp: marked <= 0 ? Math.max(0, last) : marked - 1,
      PageDown: Math.max(0, last),
      PageUp: 0,
    }
    if (event.key in next) {
      event.preventDefault()
      setMarked(next[event.key] ?? 0)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(found[marked])
    }
  }

  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label="Find a page or an act, or anything in the inventory"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${marked}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="A page, a name, an address"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setMarked(0)
        }}
        onKeyDown={onKeyDown}
        className="w-full border-rule border-b bg-transparent px-5 py-4 font-serif text-title outline-none"
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Found"
        className="max-h-[50vh] overflow-y-auto p-1.5"
      >
        {found.map((command, place) => (
          <div
            key={command.id}
            id={`${id}-${place}`}
            role="option"
            // never focused: the field keeps the focus and points here
            tabIndex={-1}
            aria-selected={place === marked}
            onClick={() => choose(command)}
            onKeyDown={onKeyDown}
            onPointerMove={() => setMarked(place)}
            className="flex min-h-10 cursor-pointer items-center justify-between gap-4 rounded-leaf px-3.5 aria-selected:bg-accent-tint pointer-coarse:min-h-11"
          >
            <bdi className="min-w-0 truncate">{command.label}</bdi>
            <bdi className="min-w-0 shrink-[2] truncate text-fine text-soft">{command.kind}</bdi>
          </div>
        ))}
      </div>
      <p role="status" className={found.length === 0 ? 'px-5 pb-5 text-soft' : 'sr-only'}>
        {found.length > 0 ? `${found.length} found` : searching ? 'Looking…' : 'Nothing is called like that.'}
      </p>
    </>
  )
}

function commandsFrom(groups: readonly NavigationGroup[]): Command[] {
  const pages = groups.flatMap(({ label, items }) =>
    items.map(
      (item): Command => ({
        id: item.href,
        label: item.label,
        kind: label ?? 'Page',
        href: item.href,
        ...(item.alsoCalled ? { alsoCalled: item.alsoCalled } : {}),
      }),
    ),
  )
  const theme = ['theme', 'colours', 'paper', 'night', 'appearance']
  return [
    ...pages,
    {
      id: 'me',
      label: 'Your sign-in',
      kind: 'You',
      href: '/settings/me',
      alsoCalled: ['password', 'account', 'sessions', 'name'],
    },
    { id: 'light', label: 'Light', kind: 'Look', alsoCalled: theme, run: () => chooseTheme('light') },
    { id: 'dark', label: 'Dark', kind: 'Look', alsoCalled: theme, run: () => chooseTheme('dark') },
    {
      id: 'system',
      label: 'Light or dark as the system',
      kind: 'Look',
      alsoCalled: theme,
      run: () => chooseTheme('system'),
    },
    // a failure leaves the page as it was: the person menu says why when it is tried there
    leave('out', 'Sign out', false),
    leave('out-everywhere', 'Sign out everywhere', true),
  ]
}

function leave(id: string, label: string, everywhere: boolean): Command {
  return {
    id,
    label,
    kind: 'You',
    alsoCalled: ['leave', 'log out'],
    run: () => void signOut({ everywhere }).catch(() => {}),
  }
}
