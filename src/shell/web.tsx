/** The web app begins here: words, session, theme, then the page that the address names. */
import '@fontsource-variable/instrument-sans/wght.css'
import '../ui/tokens.css'
import '@mantine/core/styles.layer.css'
import '../ui/base.css'
import '../ui/library.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readSession } from '../access/session.api.ts'
import { ask, newQueries } from '../ui/api.ts'
import { Messages } from '../ui/Messages.tsx'
import { Boundary } from '../ui/Problem.tsx'
import { readChoice } from '../ui/choices.ts'
import { cssVariablesResolver, schemeKeeper, theme } from '../ui/theme.ts'
import { LOCALE_CHOICE, startWords } from '../ui/words.ts'
import { pages } from './pages.tsx'
import { fetchPage } from './router.tsx'
import { Pages } from './Signed.tsx'

/** Vite leaves the nonce of this answer in the page; the styles that the library writes carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// The lock on scrolling behind a dialog writes a style too, and asks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce })

/** A session that ended elsewhere: the same page after signing in again. */
const queries = newQueries(() => {
  const here = location.pathname + location.search
  if (!here.startsWith('/sign-in'))
    location.assign(`/sign-in?${new URLSearchParams({ next: here }).toString()}`)
})

// Asked for side by side: who it is, the page's own file, and the words.
void queries.prefetchQuery({
  queryKey: [readSession.path, {}],
  queryFn: () => ask(readSession, {}),
})
fetchPage(pages, location.pathname)

// The reader's own language is known with the session; until then, the last one or the browser's.
await startWords(readChoice(LOCALE_CHOICE, navigator.language))

createRoot(document.querySelector('#clave')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={schemeKeeper}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <Messages />
        <Boundary>
          <Pages />
        </Boundary>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
