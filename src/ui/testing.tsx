/** Shows a page to a person, wired to the real routes: no network, no mocks. */
import { MantineProvider } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { cleanup, configure, render } from '@testing-library/react'
import { type ReactNode, Suspense } from 'react'
import { flushSync } from 'react-dom'
import { afterEach, vi } from 'vitest'
import type { Actor } from '../kernel/actor.ts'
import { newQueries } from './api.ts'
import { Messages } from './Messages.tsx'
import { readSearch, writeSearch } from './search.ts'
import { type Session, SessionContext } from './session.ts'
import { cssVariablesResolver, theme } from './theme.ts'
import { speak, speakMoney, startFirmWords, startWords } from './words.ts'

/** Someone of a firm made by `aFirm(...)`: an actor and a way to the routes. */
type Someone = Actor & { fetch: (path: string, init?: RequestInit) => Response | Promise<Response> }

type Circumstances = {
  /** Where the page lies, with its search: `/portfolio?segment=Champions`. */
  at?: string
  locale?: string
  today?: string
  homeCurrency?: string | null
  session?: Partial<Session>
}

await startWords('es-ES')
await startFirmWords()

// Two cores do other work as well, and asking whether each element can be seen takes a third of the time.
configure({ asyncUtilTimeout: 20_000, defaultHidden: true, eventWrapper: withoutAct })

// A page that stayed would go on after its window is gone.
afterEach(cleanup)

export async function show(page: ReactNode, person: Someone, about: Circumstances = {}) {
  const { at = '/', locale = 'es-ES', today = '2026-11-21', homeCurrency = 'EUR' } = about
  await speak(locale)
  speakMoney(homeCurrency)
  standInForTheBrowser(person)
  cleanup()
  notifications.clean()

  const session: Session = {
    person: {
      personId: person.id,
      name: 'Lucía Ferrer',
      email: 'lucia@example.com',
      locale,
      timeZone: 'Europe/Madrid',
    },
    firm: { firmId: person.firmId, name: 'Aceros', homeCurrency, demo: false },
    role: person.role,
    sees: person.sees,
    today,
    firms: [{ firmId: person.firmId, name: 'Aceros' }],
    settings: { demo: false, mail: false },
    ...about.session,
  }
  const root = createRootRoute()
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({ getParentRoute: () => root, path: '$', component: () => page }),
      createRoute({ getParentRoute: () => root, path: '/', component: () => page }),
    ]),
    history: createMemoryHistory({ initialEntries: [at] }),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
  })
  await router.load()
  const shown = render(
    <MantineProvider env="test" theme={theme} cssVariablesResolver={cssVariablesResolver}>
      <QueryClientProvider client={newQueries()}>
        <SessionContext value={session}>
          <Suspense>
            <RouterProvider router={router} />
          </Suspense>
          <Messages />
        </SessionContext>
      </QueryClientProvider>
    </MantineProvider>,
  )
  return Object.assign(shown, { where: () => router.state.location.href })
}

/**
 * What an event changes is there at once, as with React's `act`, which never ends when three parts
 * of a page wait for their answers while it runs (react/react#37556).
 */
function withoutAct(event: () => void) {
  const react = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }
  const before = react.IS_REACT_ACT_ENVIRONMENT
  react.IS_REACT_ACT_ENVIRONMENT = false
  try {
    flushSync(event)
  } finally {
    react.IS_REACT_ACT_ENVIRONMENT = before ?? false
  }
}

/** What jsdom lacks. */
function standInForTheBrowser(person: Someone) {
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => person.fetch(path, init))
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: false,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
}
