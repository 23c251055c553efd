/** Addresses to pages: bare ones for anyone, the others inside the frame for someone with a firm open. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  useLocation,
  useParams,
} from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react'
import { A, useGo } from '../ui/A.tsx'
import { BarePage } from '../ui/BarePage.tsx'
import { Boundary } from '../ui/Problem.tsx'
import { readSearch, writeSearch } from '../ui/search.ts'
import { useAnySession } from '../ui/session.ts'
import { PageSkeleton } from '../ui/Skeleton.tsx'
import type { PageEntry } from '../ui/slots.ts'
import { startFirmWords, useWords } from '../ui/words.ts'

/** Who only looks at the first page needs neither what stands around a firm's pages nor its words. */
async function openInside() {
  const [{ Inside: inside }] = await Promise.all([import('./Inside.tsx'), startFirmWords()])
  return { default: inside }
}
const Inside = lazy(openInside)

/** Begins to fetch what this address will show, before anything else is known. */
export function fetchPage(pages: PageEntry[], path: string): void {
  const found = pages.find((page) =>
    new RegExp(`^${page.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path),
  )
  if (!found) return
  // A page that can't be fetched says so when it is shown.
  void found.open().catch(() => {})
  if (found.within === 'firm') void openInside().catch(() => {})
}

export function makeRouter(pages: PageEntry[]) {
  const root = createRootRoute({ notFoundComponent: Nowhere })
  const firm = createRoute({ getParentRoute: () => root, id: 'firm', component: InFirm })
  const bare = createRoute({ getParentRoute: () => root, id: 'bare', component: Bare })
  const under = (parent: typeof firm | typeof bare, within: PageEntry['within']) =>
    pages
      .filter((page) => page.within === within)
      .map((page) =>
        createRoute({
          getParentRoute: () => parent as typeof firm,
          path: page.path.replaceAll(/:(\w+)/g, '$$$1'),
          component: shown(page),
        }),
      )
  return createRouter({
    routeTree: root.addChildren([
      firm.addChildren(under(firm, 'firm')),
      bare.addChildren(under(bare, 'bare')),
    ]),
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    scrollRestoration: true,
    defaultPendingMinMs: 0,
  })
}

/** The page's file is fetched when it is first opened; what stands in the address are its props. */
function shown({ open }: PageEntry) {
  const Opened = lazy(async () => ({ default: (await open()) as ComponentType<object> }))
  return function Shown() {
    const params: object = useParams({ strict: false })
    return <Opened {...params} />
  }
}

function InFirm() {
  const { person, firm } = useAnySession()
  const here = useLocation({ select: ({ href }) => href })
  if (!person) return <Elsewhere to={`/sign-in${writeSearch({ next: here })}`} />
  if (!firm) return <Elsewhere to="/firms" />
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Inside />
    </Suspense>
  )
}

function Bare() {
  return (
    <Boundary>
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </Boundary>
  )
}

function Elsewhere({ to }: { to: string }) {
  const go = useGo()
  const gone = useRef(false)
  useEffect(() => {
    // Once: while the next page is fetched this one is drawn again, with the new address as its own.
    if (!gone.current) go(to, { replace: true })
    gone.current = true
  })
  return null
}

function Nowhere() {
  const t = useWords()
  return (
    <BarePage title={t('ui:nowhere.title')} lead={t('ui:nowhere.what')}>
      <p>
        <A to="/">{t('ui:nowhere.step')}</A>
      </p>
    </BarePage>
  )
}
