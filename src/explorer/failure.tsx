import { ApiError } from './api/ask.js'
import { useWords } from './words/words.js'

/** What went wrong, in words of ours where there are any, and a way to try again. */
export function Failure({ error, title, onRetry }: { error: Error; title: string; onRetry: () => void }) {
  const words = useWords()
  const code = error instanceof ApiError ? error.code : ''
  const reason = code === 'UNREACHABLE' ? words.unreachable : code === 'UNAUTHENTICATED' ? words.unauthenticated : null
  return (
    <div class="failure" role="alert">
      <p>
        <strong>{title}</strong> {reason ?? error.message}
      </p>
      <button type="button" onClick={onRetry}>
        {words.retry}
      </button>
    </div>
  )
}
