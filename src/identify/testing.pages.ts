/** For tests of pages: what draws needs a screen, so it doesn't, and a busy machine is waited for. Import it before the page. */
import { configure } from '@testing-library/react'
import { vi } from 'vitest'

configure({ asyncUtilTimeout: 20_000, defaultHidden: true })

vi.mock('../ui/Chart/echarts.ts', () => {
  const nothing = () => {}
  const drawn = { on: nothing, setOption: nothing, resize: nothing, dispose: nothing }
  return { init: () => ({ ...drawn, getZr: () => drawn }) }
})
