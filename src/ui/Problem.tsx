/** What happened, what was kept, what to do: a problem as people read it. */
import { Button } from '@mantine/core'
import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { problemWords } from './problemWords.ts'
import { useWords } from './words.ts'

export function Problem({ problem, again }: { problem: unknown; again?: () => void }) {
  const t = useWords()
  const { happened, kept, todo } = problemWords(problem)
  return (
    <div className="Problem">
      <strong>{happened}</strong>
      {(kept ?? todo) && <p>{[kept, todo].filter(Boolean).join(' ')}</p>}
      {again && (
        <Button size="compact-sm" onClick={again}>
          {t('ui:problem.again')}
        </Button>
      )}
    </div>
  )
}

/** A part of a page that failed says so in its own place; the rest goes on. */
export function Boundary({ children, at }: { children: ReactNode; at?: string }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catcher key={at} reset={reset}>
          {children}
        </Catcher>
      )}
    </QueryErrorResetBoundary>
  )
}

class Catcher extends Component<{ children: ReactNode; reset: () => void }, { problem: unknown }> {
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
        <Problem problem={this.state.problem} again={again} />
      </div>
    )
  }
}
