/** The first page: look around without signing up, or begin with one's own ledger. */
import { Button } from '@mantine/core'
import { A } from '../ui/A.tsx'
import { useGo } from '../ui/A.tsx'
import { useList, useWrite } from '../ui/api.ts'
import { BarePage } from '../ui/BarePage.tsx'
import { Progress } from '../ui/Progress.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useAnySession } from '../ui/session.ts'
import { Way, Ways } from '../ui/Ways.tsx'
import { useWords } from '../ui/words.ts'
import { openDemo, readDemoMaking } from './demo.api.ts'
import { browserManner, INSIDE, useAlreadyIn, useEnter } from './enter.tsx'

export function FirstPage() {
  const t = useWords()
  const go = useGo()
  const { settings } = useAnySession()
  if (useAlreadyIn(INSIDE)) return null
  return (
    <BarePage
      title={t('access:first.title')}
      size="wide"
      headline={
        <>
          {t('access:first.unlike')}
          <br />
          {t('access:first.headline')}
        </>
      }
      foot={t('access:first.promise')}
    >
      <Ways>
        {settings.demo && (
          <Way first title={t('access:first.demo')} act={<DemoButton />}>
            {t('access:first.demoWhat')}
          </Way>
        )}
        <Way
          first={!settings.demo}
          title={t('access:first.create')}
          act={
            <Button
              variant={settings.demo ? 'default' : 'filled'}
              size="md"
              onClick={() => go('/sign-up')}
            >
              {t('access:first.createBegin')}
            </Button>
          }
        >
          {t('access:first.createWhat')}
        </Way>
      </Ways>
      <p>
        <Rich k="access:first.return" tags={{ a: <A to="/sign-in" /> }} />
      </p>
    </BarePage>
  )
}

function DemoButton() {
  const t = useWords()
  const enter = useEnter()
  const demo = useWrite(openDemo, [], { whileRefused: 'access/demo-filling' })
  return (
    <>
      <Button
        variant="filled"
        size="md"
        loading={demo.isPending}
        onClick={() =>
          demo.mutate({ locale: browserManner().locale }, { onSuccess: () => void enter() })
        }
      >
        {t('access:first.demoEnter')}
      </Button>
      {demo.isPending && <Making />}
    </>
  )
}

/** As often as a stranger may ask, beside asking to be let in. */
const MADE_EVERY_MS = 3_000

/** Made at the first start, it takes a minute or two: whoever waits sees what for. */
function Making() {
  const t = useWords()
  const { data } = useList(readDemoMaking, {}, { everyMs: MADE_EVERY_MS })
  if (!data) return null
  return (
    <Progress name={t(`access:first.making.${data.step}`)} done={data.done} total={data.total} />
  )
}
