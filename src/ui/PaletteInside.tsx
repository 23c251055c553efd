/** The palette itself: places, acts, and whatever can be found by name. Fetched when it is first opened. */
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useState } from 'react'
import { useGo } from './A.tsx'
import { SearchIcon } from './icons.tsx'
import { useAnySession } from './session.ts'
import { type PaletteProps, paletteOpen } from './Palette.tsx'
import type { Command } from './slots.ts'
import { useWords } from './words.ts'

const [store, palette] = createSpotlight()

export function PaletteInside({ places, commands, finders }: PaletteProps) {
  const t = useWords()
  const go = useGo()
  const session = useAnySession()
  const [text, setText] = useState('')
  useEffect(() => palette.open(), [])
  const sought = useDeferredValue(text.trim())
  const world = { session, t, go }

  const { data: found = [] } = useQuery({
    queryKey: ['palette', sought],
    enabled: sought.length > 1 && finders.length > 0,
    queryFn: async () => (await Promise.all(finders.map((find) => find(sought, world)))).flat(),
  })
  const ways: Command[] = places.map(({ path, name, letter }) => ({
    command: path,
    name: t(name),
    group: t('ui:palette.go'),
    ...(letter ? { about: `g ${letter}` } : {}),
    run: () => go(path),
  }))
  const all = [...ways, ...commands.flatMap((make) => make(world))].filter((command) =>
    fits(command, sought),
  )
  const groups = Map.groupBy([...(sought ? found : []), ...all], ({ group }) => group)
  const lines = [...groups.values()].flat().map(({ command }) => command)
  useEffect(chooseFirst, [lines.join()])

  return (
    <Spotlight.Root
      store={store}
      query={text}
      onQueryChange={setText}
      shortcut={null}
      onSpotlightClose={() => paletteOpen.set(false)}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 120, transition: 'fade' }}
      overlayProps={{ blur: 0 }}
    >
      <Spotlight.Search
        placeholder={t('ui:palette.placeholder')}
        aria-label={t('ui:palette.title')}
        leftSection={<SearchIcon />}
      />
      <Spotlight.ActionsList>
        {[...groups].map(([group, lines]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {lines.map(({ command, name, about, detail, run }) => (
              <Spotlight.Action
                key={command}
                label={name}
                {...(detail ? { description: detail } : {})}
                onClick={run}
                rightSection={about && <kbd>{about}</kbd>}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.size === 0 && <Spotlight.Empty>{t('ui:palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** The library chooses the first line before those of what was typed are here, and Enter did nothing. */
function chooseFirst() {
  const { listId } = store.getState()
  const lines = listId ? document.querySelectorAll(`#${listId} [data-action]`) : []
  for (const line of lines) line.removeAttribute('data-selected')
  lines[0]?.setAttribute('data-selected', 'true')
  store.updateState((state) => ({ ...state, selected: lines.length > 0 ? 0 : -1 }))
}

/** All that was typed stands somewhere in it, whatever its accents. */
function fits({ name, also = [] }: Command, sought: string): boolean {
  const text = plain([name, ...also].join(' '))
  return plain(sought)
    .split(/\s+/)
    .every((part) => text.includes(part))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
