/** What happened, what was kept, what to do: a problem as people read it. */
import { Button } from '@mantine/core'
import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { problemWords } from './problemWords.ts'
import { useWords } from './words.ts'

type Props = {
  problem: unknown
  again?: () => void
  /** It stands for the whole page, and so heads it. */
  whole?: boolean
}

export function Problem({ problem, again, whole = false }: Props) {
  const t = useWords()
  const { happened, kept, todo } = problemWords(problem)
  return (
    <div className="Problem">
      {whole ? <h1>{happened}</h1> : <strong>{happened}</strong>}
      {(kept ?? todo) && <p>{[kept, todo].filter(Boolean).join(' ')}</p>}
      {again && (
        <Button size="compact-sm" onClick={again}>
          {t('ui:problem.again')}
        </Button>
      )}
    </div>
  )
}

type Bounds = { children: ReactNode; at?: string; whole?: boolean }

/** A part of a page that failed says so in its own place; the rest goes on. */
export function Boundary({ children, at, whole = false }: Bounds) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catcher key={at} reset={reset} whole={whole}>
          {children}
        </Catcher>
      )}
    </QueryErrorResetBoundary>
  )
}

type Caught = { children: ReactNode; reset: () => void; whole: boolean }

class Catcher extends Component<Caught, { problem: unknown }> {
  override state: { problem: unknown } = { problem: null }

  static getDerivedStateFromError(problem: unknown) {
    return { problem }
  }

  override render() {
    if (this.state.problem === null) return this.props.children
    const again = () => {
      this.props.reset()
      this.setState({ problem: null })
    }
    return (
      <div className="Card Problem-place" role="alert">
        <Problem problem={this.state.problem} again={again} whole={this.props.whole} />
      </div>
    )
  }
}
